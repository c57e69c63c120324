package vn.pcmt.notification;

import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.kit.test.EngineSuite;

/** Who is told of what, set and tried by administrators only. */
@EngineSuite
class RoutesOverHttpTest extends OverHttp {

    private static final String TREE = """
            {"name":"goc","matchers":[],"receivers":[{"who":"IN_CHARGE"}],"goOn":false,"routes":[
              {"name":"nhiem-vu","matchers":[{"field":"OWES","values":["TASK"],"not":false}],
               "receivers":[{"who":"OFFICER","officer":"duyet"}],"goOn":%s,"routes":[],
               "group":{"first":"PT10M","interval":"PT2H","repeat":"P2D"}},
              {"name":"khac","matchers":[{"field":"AREA","values":["44@2025-07-01"],"not":false}],
               "receivers":[{"who":"HEAD"}],"goOn":false,"routes":[]}]}""";

    @Test
    void anAdministratorReplacesTheRoutesAndEarlierVersionsAreKept() throws Exception {
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.tree.name").value("in-charge"));

        String key = key();
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.setBy").value("quantri"));
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));

        refused(set(ADMIN, TREE.formatted("false"), 1, key), 409, "idempotency-key-reused");
        refused(set(ADMIN, TREE.formatted("false"), 1, key()), 412, "stale-revision");
        http.perform(get("/api/v1/routes/versions").header("Authorization", AUDITOR))
                .andExpect(jsonPath("$[*].version").value(contains(2, 1)));
    }

    @Test
    void routesThatMakeNoSenseAreRefusedWithTheFieldsAtFault() throws Exception {
        String broken = TREE.formatted("true")
                .replace("\"TASK\"", "\"THUE\"")
                .replace("\"khac\"", "\"nhiem-vu\"")
                .replace("\"duyet\"", "\"khong-co\"");

        refused(set(ADMIN, broken, 1, key()), 422, "routes-refused")
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(contains(
                                "/routes/0/matchers/0/values", "/routes/0/receivers/0/officer", "/routes/1/name")));
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN)).andExpect(header().string("ETag", "\"1\""));
    }

    @Test
    void whoIsNoAdministratorSetsNoRoutes() throws Exception {
        for (String token : List.of(HEAD, REPORTER, AUDITOR)) {
            refused(set(token, TREE.formatted("true"), 1, key()), 403, "forbidden");
        }
        refused(get("/api/v1/routes").header("Authorization", REPORTER), 403, "forbidden");
        refused(get("/api/v1/routes"), 401, "unauthenticated");
    }

    @Test
    void aDryRunSaysWhoWouldBeToldWhenAndWhy() throws Exception {
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key())).andExpect(status().isOk());

        http.perform(get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asked[*].route").value(contains("goc", "nhiem-vu", "khac")))
                .andExpect(jsonPath("$.asked[*].matched").value(contains(true, true, true)))
                .andExpect(jsonPath("$.told[*].officer").value(contains("duyet", "ct-61001")))
                .andExpect(jsonPath("$.told[*].rule").value(contains("NAMED", "HEAD")))
                .andExpect(jsonPath("$.told[*].grouped").value(contains(true, false)))
                // It is Sunday night, so nothing leaves before Monday at half past six.
                .andExpect(jsonPath("$.told[1].at").value("2026-11-22T23:30:00Z"))
                .andExpect(jsonPath("$.mutedBy").doesNotExist());
        refused(
                get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", FOREIGN_ADMIN),
                403,
                "forbidden");
        refused(
                get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", HEAD),
                403,
                "forbidden");
    }

    @Test
    void routesCanBeTriedBeforeTheyAreSet() throws Exception {
        http.perform(tried(ADMIN, TREE.formatted("false")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.told[*].officer").value(contains("duyet")))
                .andExpect(jsonPath("$.told[0].post").value("Cán bộ"));
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN)).andExpect(header().string("ETag", "\"1\""));
        refused(tried(ADMIN, TREE.formatted("false").replace("\"TASK\"", "\"THUE\"")), 422, "routes-refused");
        refused(tried(AUDITOR, TREE.formatted("false")), 403, "forbidden");
        refused(tried(FOREIGN_ADMIN, TREE.formatted("false")), 403, "forbidden");
    }

    private static MockHttpServletRequestBuilder tried(String token, String tree) {
        return post("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(tree);
    }

    private static MockHttpServletRequestBuilder set(String token, String tree, long seen, String key) {
        return command(put("/api/v1/routes"), token, seen, tree, key);
    }
}
