package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.ETAG;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.key;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class OfficerControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String DONG_HOI = "18880@2025-07-01";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Officers officers;

    private Api admin;
    private Api reviewer;
    private Api auditor;
    private Api sameUnit;
    private Api otherUnit;

    @BeforeEach
    void callers() {
        admin = Api.as(http, "quantri", PROVINCE, ADMIN);
        reviewer = Api.as(http, "duyet", PROVINCE, REVIEWER);
        auditor = Api.as(http, "kiemtra", PROVINCE, AUDITOR);
        sameUnit = Api.as(http, "bc-18880", DONG_HOI, COMMUNE_REPORTER);
        otherUnit = Api.as(http, "bc-18871", "18871@2025-07-01", COMMUNE_REPORTER);
    }

    @Test
    void anOfficerTakesOfficeIsAmendedAndLeaves() {
        String id = "can-bo-1";
        MvcTestResult registered = register(admin, key(), officer(id, DONG_HOI, "COMMUNE_REPORTER"));
        assertThat(registered).hasStatus(201).headers().hasValue(ETAG, "\"0\"");

        MvcTestResult amended =
                put(id, admin, key(), 0, details(DONG_HOI, "COMMUNE_HEAD").replace("Cán bộ", "Trưởng"));
        assertThat(amended).hasStatus(200).headers().hasValue(ETAG, "\"1\"");
        JsonNode shown = json(sameUnit.get("/officers/" + id));
        assertThat(shown.get("post").asString()).isEqualTo("Trưởng văn phòng");
        assertThat(shown.get("roles").toString()).isEqualTo("[\"COMMUNE_HEAD\"]");

        String leaveKey = key();
        assertThat(leave(id, admin, leaveKey, 1)).hasStatus(200);
        assertThat(leave(id, admin, leaveKey, 1)).as("the same again").hasStatus(200);
        assertThat(officers.findById(id).orElseThrow().outbox().version())
                .as("registered, amended, left")
                .isEqualTo(3);
        assertThat(sameUnit.get("/officers/" + id)).hasStatus(404);
        assertThat(json(reviewer.get("/officers/" + id)).get("inOffice").asBoolean())
                .isFalse();
        assertProblem(put(id, admin, key(), 2, details(DONG_HOI, "COMMUNE_HEAD")), 409, "officer-has-left");
    }

    @Test
    void theOwnUnitAndTheProvinceSeeAnOfficerOthersDoNot() {
        register(admin, key(), officer("can-bo-2", DONG_HOI, "COMMUNE_REPORTER"));

        assertThat(sameUnit.get("/officers/can-bo-2")).hasStatusOk();
        assertThat(reviewer.get("/officers/can-bo-2")).hasStatusOk();
        assertProblem(otherUnit.get("/officers/can-bo-2"), 403, "forbidden");
        assertProblem(auditor.get("/officers/can-bo-2"), 403, "forbidden");
        assertProblem(otherUnit.get("/officers?unit=" + DONG_HOI), 403, "forbidden");
        assertThat(json(sameUnit.get("/officers?unit=" + DONG_HOI)).get("items").values().stream()
                        .map(one -> one.get("id").asString()))
                .contains("can-bo-2");
        assertThat(json(otherUnit.get("/officers?size=200")).get("items").values().stream()
                        .map(one -> one.get("unitKey").asString()))
                .as("without a unit, one's own")
                .doesNotContain(DONG_HOI);
    }

    @Test
    void onlyAnAdministratorWrites() {
        assertProblem(register(reviewer, key(), officer("can-bo-3", DONG_HOI, "COMMUNE_REPORTER")), 403, "forbidden");
        assertThat(officers.existsById("can-bo-3")).isFalse();
        assertProblem(http.get().uri("/api/v1/officers/can-bo-3").exchange(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, COMMUNE_REPORTER, /unitKey, unit-unknown",
        "18883@2021-01-01, COMMUNE_REPORTER, /unitKey, unit-abolished",
        "VN, COMMUNE_REPORTER, /roles, role-of-a-commune"
    })
    void anOfficerWhoCannotBeIsRefused(String unit, String role, String pointer, String code) {
        MvcTestResult refused = register(admin, key(), officer("can-bo-4", unit, role));

        assertProblem(refused, 422, "officer-refused");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/officer" + pointer);
        assertThat(officers.existsById("can-bo-4")).isFalse();
    }

    @Test
    void aProvinceHasAReporterForWhatItsOwnForcesDo() {
        assertThat(register(admin, key(), officer("can-bo-tinh", "44@2025-07-01", "COMMUNE_REPORTER")))
                .hasStatus(201);
    }

    @Test
    void anIdIsTakenOnceAndAKeyMeansOneThing() {
        String key = key();
        String body = officer("can-bo-5", DONG_HOI, "COMMUNE_REPORTER");
        register(admin, key, body);

        assertThat(register(admin, key, body)).hasStatus(201);
        assertProblem(register(admin, key(), body), 409, "officer-exists");
        assertProblem(
                register(admin, key, officer("can-bo-5", DONG_HOI, "COMMUNE_HEAD")), 409, "idempotency-key-reused");
        assertProblem(put("can-bo-5", admin, key(), 7, details(DONG_HOI, "COMMUNE_HEAD")), 412, "stale-revision");
        assertProblem(register(admin, key(), body.replace("can-bo-5", "Cán Bộ")), 422, "invalid-request");
        assertProblem(register(admin, key(), body.replace("can-bo-5@", "not an address ")), 422, "invalid-request");
    }

    private static String officer(String id, String unit, String role) {
        return "{\"id\":\"" + id + "\",\"officer\":" + details(unit, role).replace("x@", id + "@") + "}";
    }

    private static String details(String unit, String role) {
        return "{\"name\":\"Cán bộ Thử\",\"post\":\"Cán bộ văn phòng\",\"unitKey\":\"" + unit + "\",\"roles\":[\""
                + role + "\"],\"email\":\"x@quangtri.example\"}";
    }

    private static MvcTestResult register(Api by, String key, String body) {
        return by.send(HttpMethod.POST, "/officers", key, null, body);
    }

    private static MvcTestResult put(String id, Api by, String key, long version, String body) {
        return by.send(HttpMethod.PUT, "/officers/" + id, key, version, body);
    }

    private static MvcTestResult leave(String id, Api by, String key, long version) {
        return by.send(HttpMethod.POST, "/officers/" + id + "/departure", key, version, null);
    }
}
