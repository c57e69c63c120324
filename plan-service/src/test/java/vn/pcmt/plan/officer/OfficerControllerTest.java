package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.plan.OnStore;

@OnStore
class OfficerControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String DONG_HOI = "18880@2025-07-01";
    private static final String ADMIN_TOKEN = TestTokens.bearer("quantri", PROVINCE, ADMIN);
    private static final String REVIEWER_TOKEN = TestTokens.bearer("duyet", PROVINCE, REVIEWER);
    private static final String AUDITOR_TOKEN = TestTokens.bearer("kiemtra", PROVINCE, AUDITOR);
    private static final String SAME_UNIT = TestTokens.bearer("bc-18880", DONG_HOI, COMMUNE_REPORTER);
    private static final String OTHER_UNIT = TestTokens.bearer("bc-18871", "18871@2025-07-01", COMMUNE_REPORTER);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Officers officers;

    @Test
    void anOfficerTakesOfficeIsAmendedAndLeaves() {
        String id = "can-bo-1";
        MvcTestResult registered = register(ADMIN_TOKEN, key(), officer(id, DONG_HOI, "COMMUNE_REPORTER"));
        assertThat(registered).hasStatus(201).headers().hasValue(ETAG, "\"0\"");

        MvcTestResult amended = put(
                id,
                ADMIN_TOKEN,
                key(),
                "\"0\"",
                details(DONG_HOI, "COMMUNE_HEAD").replace("Cán bộ", "Trưởng"));
        assertThat(amended).hasStatus(200).headers().hasValue(ETAG, "\"1\"");
        JsonNode shown = json(get("/" + id, SAME_UNIT));
        assertThat(shown.get("post").asString()).isEqualTo("Trưởng văn phòng");
        assertThat(shown.get("roles").toString()).isEqualTo("[\"COMMUNE_HEAD\"]");

        String leaveKey = key();
        assertThat(leave(id, ADMIN_TOKEN, leaveKey, "\"1\"")).hasStatus(200);
        assertThat(leave(id, ADMIN_TOKEN, leaveKey, "\"1\""))
                .as("the same again")
                .hasStatus(200);
        assertThat(officers.findById(id).orElseThrow().outbox().version())
                .as("registered, amended, left")
                .isEqualTo(3);
        assertThat(get("/" + id, SAME_UNIT)).hasStatus(404);
        assertThat(json(get("/" + id, REVIEWER_TOKEN)).get("inOffice").asBoolean())
                .isFalse();
        assertProblem(put(id, ADMIN_TOKEN, key(), "\"2\"", details(DONG_HOI, "COMMUNE_HEAD")), 409, "officer-has-left");
    }

    @Test
    void theOwnUnitAndTheProvinceSeeAnOfficerOthersDoNot() {
        register(ADMIN_TOKEN, key(), officer("can-bo-2", DONG_HOI, "COMMUNE_REPORTER"));

        assertThat(get("/can-bo-2", SAME_UNIT)).hasStatusOk();
        assertThat(get("/can-bo-2", REVIEWER_TOKEN)).hasStatusOk();
        assertProblem(get("/can-bo-2", OTHER_UNIT), 403, "forbidden");
        assertProblem(get("/can-bo-2", AUDITOR_TOKEN), 403, "forbidden");
        assertProblem(get("?unit=" + DONG_HOI, OTHER_UNIT), 403, "forbidden");
        assertThat(json(get("?unit=" + DONG_HOI, SAME_UNIT)).get("items").values().stream()
                        .map(one -> one.get("id").asString()))
                .contains("can-bo-2");
        assertThat(json(get("?size=200", OTHER_UNIT)).get("items").values().stream()
                        .map(one -> one.get("unitKey").asString()))
                .as("without a unit, one's own")
                .doesNotContain(DONG_HOI);
    }

    @Test
    void onlyAnAdministratorWrites() {
        assertProblem(
                register(REVIEWER_TOKEN, key(), officer("can-bo-3", DONG_HOI, "COMMUNE_REPORTER")), 403, "forbidden");
        assertThat(officers.existsById("can-bo-3")).isFalse();
        assertProblem(http.get().uri("/api/v1/officers/can-bo-3").exchange(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, COMMUNE_REPORTER, /unitKey, unit-unknown",
        "18883@2021-01-01, COMMUNE_REPORTER, /unitKey, unit-abolished",
        "44@2025-07-01, COMMUNE_REPORTER, /roles, role-of-a-commune"
    })
    void anOfficerWhoCannotBeIsRefused(String unit, String role, String pointer, String code) {
        MvcTestResult refused = register(ADMIN_TOKEN, key(), officer("can-bo-4", unit, role));

        assertProblem(refused, 422, "officer-refused");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/officer" + pointer);
        assertThat(officers.existsById("can-bo-4")).isFalse();
    }

    @Test
    void anIdIsTakenOnceAndAKeyMeansOneThing() {
        String key = key();
        String body = officer("can-bo-5", DONG_HOI, "COMMUNE_REPORTER");
        register(ADMIN_TOKEN, key, body);

        assertThat(register(ADMIN_TOKEN, key, body)).hasStatus(201);
        assertProblem(register(ADMIN_TOKEN, key(), body), 409, "officer-exists");
        assertProblem(
                register(ADMIN_TOKEN, key, officer("can-bo-5", DONG_HOI, "COMMUNE_HEAD")),
                409,
                "idempotency-key-reused");
        assertProblem(
                put("can-bo-5", ADMIN_TOKEN, key(), "\"7\"", details(DONG_HOI, "COMMUNE_HEAD")), 412, "stale-revision");
        assertProblem(register(ADMIN_TOKEN, key(), body.replace("can-bo-5", "Cán Bộ")), 422, "invalid-request");
        assertProblem(
                register(ADMIN_TOKEN, key(), body.replace("can-bo-5@", "not an address ")), 422, "invalid-request");
    }

    private static String officer(String id, String unit, String role) {
        return "{\"id\":\"" + id + "\",\"officer\":" + details(unit, role).replace("x@", id + "@") + "}";
    }

    private static String details(String unit, String role) {
        return "{\"name\":\"Cán bộ Thử\",\"post\":\"Cán bộ văn phòng\",\"unitKey\":\"" + unit + "\",\"roles\":[\""
                + role + "\"],\"email\":\"x@quangtri.example\"}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private MvcTestResult get(String path, String token) {
        return http.get()
                .uri("/api/v1/officers" + path)
                .header(AUTHORIZATION, token)
                .exchange();
    }

    private MvcTestResult register(String token, String key, String body) {
        return http.post()
                .uri("/api/v1/officers")
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String id, String token, String key, String version, String body) {
        return http.put()
                .uri("/api/v1/officers/{id}", id)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .header(IF_MATCH, version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult leave(String id, String token, String key, String version) {
        return http.post()
                .uri("/api/v1/officers/{id}/departure", id)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .header(IF_MATCH, version)
                .exchange();
    }

    private static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).get("code").asString()).isEqualTo(code);
        assertThat(json(result).get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
    }

    private static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }
}
