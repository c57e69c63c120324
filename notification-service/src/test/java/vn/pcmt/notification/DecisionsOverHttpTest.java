package vn.pcmt.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.decision.Decision;

/** Why somebody was told, or not. */
@EngineSuite
class DecisionsOverHttpTest extends OverHttp {

    @Test
    void everybodyIsToldWhyHeWasToldAndWhoAnswersForOthersForThem() throws Exception {
        http.perform(command(
                        post("/api/v1/outages"),
                        ADMIN,
                        null,
                        silence(PROVINCE, NOW.plus(Duration.ofDays(1)), "Mất mạng")))
                .andExpect(status().isCreated());

        String reviewer = TestTokens.bearer("duyet", PROVINCE, OfficerRole.REVIEWER);
        http.perform(get("/api/v1/decisions?officer=duyet").header("Authorization", reviewer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].verdict").value(hasItem("HELD")))
                .andExpect(jsonPath("$.items[0].why").value(startsWith("Đã báo cho")))
                .andExpect(jsonPath("$.items[0].why").value(containsString("Đồng chí thẩm định công việc của")))
                .andExpect(jsonPath("$.items[0].until").value("2026-11-22T23:30:00Z"));
        http.perform(get("/api/v1/decisions?officer=duyet&until={at}", NOW.toString())
                        .header("Authorization", AUDITOR)
                        .header("Accept-Language", "en"))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
        http.perform(get("/api/v1/decisions").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].unitKey").value(not(hasItem(PROVINCE))));
        refused(get("/api/v1/decisions?officer=ct-61001").header("Authorization", REPORTER), 403, "forbidden");
        refused(get("/api/v1/decisions"), 401, "unauthenticated");
    }

    @Test
    void whatASilenceKeptBackIsListedForIt() throws Exception {
        decisions.keep(new Decision(
                "d1",
                NOW,
                Decision.Verdict.SILENCED,
                "viec-1",
                AlertKind.OVERDUE,
                "overdue",
                WARD,
                null,
                "lan-1",
                NOW.plus(Duration.ofDays(1))));
        decisions.keep(new Decision(
                "d2", NOW, Decision.Verdict.TOLD, "viec-2", AlertKind.OVERDUE, "overdue", WARD, null, "lan-1", null));

        http.perform(get("/api/v1/decisions?silence=lan-1").header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].obligation").value(contains("viec-1")))
                .andExpect(jsonPath("$.items[0].unitName").value("Phường Một"));
        http.perform(get("/api/v1/decisions?silence=lan-1").header("Authorization", NEIGHBOURS_HEAD))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
    }
}
