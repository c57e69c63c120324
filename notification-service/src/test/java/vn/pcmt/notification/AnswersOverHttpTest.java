package vn.pcmt.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.Term;

/** What whoever owes something answers: later, or somebody else. */
@EngineSuite
class AnswersOverHttpTest extends OverHttp {

    @Test
    void somethingOwedIsPutOffWithinLimitsByWhoOwesIt() throws Exception {
        String id = owed();
        String hour = "{\"until\":\"" + NOW.plus(Duration.ofHours(1)) + "\"}";

        refused(
                command(post("/api/v1/obligations/{id}/snooze", id), NEIGHBOURS_HEAD, 0L, hour),
                404,
                "obligation-not-found");
        refused(command(post("/api/v1/obligations/{id}/snooze", id), AUDITOR, 0L, hour), 403, "forbidden");
        refused(
                command(
                        post("/api/v1/obligations/{id}/snooze", id),
                        REPORTER,
                        0L,
                        "{\"until\":\"" + NOW.plus(Duration.ofDays(5)) + "\"}"),
                422,
                "snooze-refused");
        http.perform(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 0L, hour))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.snoozedUntil")
                        .value(NOW.plus(Duration.ofHours(1)).toString()));
        refused(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 0L, hour), 412, "stale-revision");
        http.perform(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 1L, hour))
                .andExpect(status().isOk());
        refused(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 2L, hour), 422, "snooze-refused");
    }

    @Test
    void whatIsOwedSaysWhetherItIsTheReadersToAnswerAndWithinWhichLimits() throws Exception {
        String id = owed();

        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", REPORTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Báo cáo: Báo cáo tháng về phòng, chống ma túy, tháng 12/2026"))
                .andExpect(jsonPath("$.unitName").value("Phường Một"))
                .andExpect(jsonPath("$.mayAnswer").value(true))
                .andExpect(jsonPath("$.snoozesLeft").value(2))
                .andExpect(jsonPath("$.snoozeAtMost").exists());
        http.perform(get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", REPORTER))
                .andExpect(jsonPath("$[*].id").value(contains("bc-61001", "cb-61001", "ct-61001")));
        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", AUDITOR))
                .andExpect(jsonPath("$.mayAnswer").value(false));
        http.perform(get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", AUDITOR))
                .andExpect(jsonPath("$").value(hasSize(0)));
        refused(
                get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", NEIGHBOURS_HEAD),
                404,
                "obligation-not-found");
        refused(get("/api/v1/obligations/{id}/colleagues", id), 401, "unauthenticated");
    }

    @Test
    void somethingOwedIsHandedOverWithinTheUnitOnly() throws Exception {
        String id = owed();
        String key = key();

        refused(
                command(post("/api/v1/obligations/{id}/handover", id), HEAD, 0L, "{\"officer\":\"ct-61002\"}"),
                422,
                "handover-refused");
        MockHttpServletRequestBuilder handOver =
                command(post("/api/v1/obligations/{id}/handover", id), HEAD, 0L, "{\"officer\":\"cb-61001\"}", key);
        http.perform(handOver)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("cb-61001"));
        http.perform(handOver).andExpect(status().isOk()).andExpect(header().string("ETag", "\"1\""));
        // By now it is no longer the reporter's.
        refused(
                command(post("/api/v1/obligations/{id}/handover", id), REPORTER, 1L, "{\"officer\":\"bc-61001\"}"),
                403,
                "forbidden");
        http.perform(get("/api/v1/obligations/{id}", id)
                        .header("Authorization", TestTokens.bearer("cb-61001", WARD, OfficerRole.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
        // Whoever gives it gives it to another, who does not find it handed over.
        owed(2, "ct-61001");
        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", HEAD))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("ct-61001"));
    }

    /** The ward owes a report without an officer named for it, long before its deadline. */
    private String owed() {
        return owed(1, null);
    }

    private String owed(long version, @Nullable String owner) {
        String id = "PCMT-THANG~" + WARD + "~2026-12";
        debts.apply(new Debt(
                id,
                version,
                NOW,
                Seat.in(WARD),
                "PCMT-THANG",
                "2026-12",
                Term.until(NOW.plus(Duration.ofDays(20))),
                Obligation.State.OPEN,
                new Subject(ObligationKind.REPORT, "ke-hoach", null, owner, false, null),
                false,
                null,
                null,
                false,
                null));
        return id;
    }
}
