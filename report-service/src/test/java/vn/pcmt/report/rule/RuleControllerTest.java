package vn.pcmt.report.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;

/** Rules over HTTP: what is in force, and conditions tried out. */
@OnStore
class RuleControllerTest {
    private static final String ADMINISTRATOR = TestTokens.bearer("quantri", SampleUnits.PROVINCE, ADMIN);

    @Autowired
    private MockMvcTester http;

    @Test
    void everybodyReadsTheRulesInForce() {
        assertThat(http.get()
                        .uri("/api/v1/rules")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER)))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.version", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.rules.length()", path -> path.assertThat().isEqualTo(20))
                .hasPathSatisfying("$.rules[5].title", path -> path.assertThat()
                        .isEqualTo("Addicts: the parts add up to the whole"))
                .hasPathSatisfying(
                        "$.rules[5].severity", path -> path.assertThat().isEqualTo("ERROR"))
                .hasPathSatisfying(
                        "$.rules[8].subject", path -> path.assertThat().isEqualTo("AREA"))
                .hasPathSatisfying(
                        "$.rules[19].enforcedBy",
                        path -> path.assertThat().asString().endsWith("EntryRules"));
        assertThat(http.get().uri("/api/v1/rules")).hasStatus(401);
    }

    @Test
    void anAdministratorTriesConditionsOnFigures() {
        assertThat(tryOut(ADMINISTRATOR, """
                {"checks": [
                   {"holds": "GC05 <= 3 * previous.GC05", "show": ["GC05", "3 * previous.GC05"]},
                   {"holds": "GC05 <= 4 * previous.GC05"},
                   {"holds": "GC05 <= max12.GC05 || CA01 > 0"}],
                 "figures": {"GC05": "0.301"},
                 "others": {"previous": {"GC05": 0.1}}}""")).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                        [{"result": "BROKEN", "shown": [0.301, 0.3], "missing": []},
                         {"result": "HOLDS", "shown": [], "missing": []},
                         {"result": "NOT_APPLICABLE", "shown": [], "missing": ["CA01", "max12.GC05"]}]""");
    }

    @Test
    void whatDoesNotCompileIsSaidConditionByCondition() {
        assertThat(tryOut(ADMINISTRATOR, """
                {"checks": [{"holds": "GC05 >"}, {"holds": "GC05 > 0", "show": ["GC05 > 0"]}, {"holds": "GC05 > 0"}],
                 "figures": {}, "others": {"tomorrow": {}}}"""))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("trial-invalid"))
                .hasPathSatisfying(
                        "$.errors[0].pointer", path -> path.assertThat().isEqualTo("/others"))
                .hasPathSatisfying(
                        "$.errors[1].pointer", path -> path.assertThat().isEqualTo("/checks/0"))
                .hasPathSatisfying(
                        "$.errors[2].pointer", path -> path.assertThat().isEqualTo("/checks/1"))
                .hasPathSatisfying(
                        "$.errors[2].message",
                        path -> path.assertThat().asString().startsWith("Biểu thức không dùng được"))
                .hasPathSatisfying(
                        "$.errors.length()", path -> path.assertThat().isEqualTo(3));
    }

    @Test
    void nobodyElseTriesAndNothingLongIsTried() {
        assertThat(tryOut(
                        TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER),
                        "{\"checks\":[{\"holds\":\"GC05 > 0\"}],\"figures\":{}}"))
                .hasStatus(403);
        assertThat(tryOut(
                        ADMINISTRATOR,
                        "{\"checks\":[{\"holds\":\"%s\"}],\"figures\":{}}".formatted("GC05 + ".repeat(500))))
                .hasStatus(422);
        assertThat(tryOut(ADMINISTRATOR, "{\"checks\":[],\"figures\":{}}")).hasStatus(422);
        assertThat(tryOut(ADMINISTRATOR, "{\"checks\":[{\"holds\":\"GC05 > 0\"}],\"figures\":{\"GC05\":1e999999}}"))
                .hasStatus(422);
    }

    private MvcTestResult tryOut(String bearer, String body) {
        return http.post()
                .uri("/api/v1/rules/trial")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
