package vn.pcmt.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import vn.pcmt.kit.test.EngineSuite;

/** Silences and declared failures, within reach only. */
@EngineSuite
class SilencesOverHttpTest extends OverHttp {

    @Test
    void aSilenceIsDeclaredSeenByTheHeadOfItsUnitAndEndedEarly() throws Exception {
        String body = silence(WARD, NOW.plus(Duration.ofDays(2)), "Bảo trì");
        String id = JsonPath.read(
                http.perform(command(post("/api/v1/silences"), ADMIN, null, body))
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.inForce").value(true))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");

        http.perform(get("/api/v1/silences").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].id").value(contains(id)));
        http.perform(get("/api/v1/silences").header("Authorization", NEIGHBOURS_HEAD))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
        http.perform(get("/api/v1/routes/dry-run?owes=REPORT&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", ADMIN))
                .andExpect(jsonPath("$.mutedBy").value(id));
        refused(get("/api/v1/silences").header("Authorization", REPORTER), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), HEAD, 0L, ""), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), FOREIGN_ADMIN, 0L, ""), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), ADMIN, 7L, ""), 412, "stale-revision");
        http.perform(command(post("/api/v1/silences/{id}/end", id), ADMIN, 0L, ""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.inForce").value(false))
                .andExpect(jsonPath("$.endedBy").value("quantri"));
        refused(command(post("/api/v1/silences/{id}/end", "khong-co"), ADMIN, 0L, ""), 404, "silence-not-found");
    }

    @Test
    void aFailureIsDeclaredWithinReachOnlyWithAReasonThatNamesNobody() throws Exception {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        http.perform(command(post("/api/v1/outages"), ADMIN, null, silence(PROVINCE, tomorrow, "Mất mạng")))
                .andExpect(status().isCreated());
        refused(
                command(post("/api/v1/outages"), FOREIGN_ADMIN, null, silence(PROVINCE, tomorrow, "Mất mạng")),
                403,
                "forbidden");
        refused(command(post("/api/v1/outages"), HEAD, null, silence(WARD, tomorrow, "Mất mạng")), 403, "forbidden");
        refused(
                        command(
                                post("/api/v1/outages"),
                                ADMIN,
                                null,
                                silence(WARD, NOW.minusSeconds(1), "gọi 0912345678")),
                        422,
                        "silence-refused")
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/reason", "/until")));
        refused(
                command(post("/api/v1/outages"), ADMIN, null, silence(WARD, NOW.plus(Duration.ofDays(40)), "lâu")),
                422,
                "silence-refused");
        refused(post("/api/v1/outages").contentType(MediaType.APPLICATION_JSON).content("{}"), 401, "unauthenticated");
        http.perform(get("/api/v1/outages").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].reason").value(contains("Mất mạng")));
    }
}
