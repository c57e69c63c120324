package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.ETAG;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;

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
class UnitControllerTest {
    private static final String ADMIN_TOKEN = TestTokens.bearer("quantri", "44@2025-07-01", ADMIN);
    private static final String REPORTER_TOKEN = TestTokens.bearer("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);

    @Autowired
    private MockMvcTester http;

    @ParameterizedTest
    @CsvSource({
        "asOf=2025-12-31&level=COMMUNE&under=44@2025-07-01, 78",
        "asOf=2025-07-01&level=COMMUNE&under=44@2025-07-01, 78",
        "asOf=2025-06-30&level=COMMUNE&under=44@2021-01-01, 145",
        "asOf=2025-06-30&level=COMMUNE&under=45@2021-01-01, 120",
        "asOf=2025-07-01&level=COMMUNE&under=45@2021-01-01, 0",
        "asOf=2025-06-30&level=DISTRICT&under=VN, 17",
        "asOf=2025-07-01&level=DISTRICT&under=VN, 0",
        "asOf=2025-06-30&level=PROVINCE&under=VN, 2",
        "asOf=2020-12-31, 0"
    })
    void theTreeIsThatOfTheDay(String query, int total) {
        MvcTestResult found = get("/api/v1/units?size=200&" + query);

        assertThat(found).hasStatusOk();
        assertThat(json(found).get("total").asInt()).isEqualTo(total);
        assertThat(json(found).get("items").size()).isEqualTo(total);
    }

    @Test
    void aUnitShowsItsTimeItsPlaceAndWhatItIsToday() {
        MvcTestResult found = get("/api/v1/units/18883@2021-01-01");

        assertThat(found).hasStatusOk().headers().containsHeader(ETAG);
        JsonNode unit = json(found);
        assertThat(unit.get("name").asString()).isEqualTo("Xã Quang Phú");
        assertThat(unit.get("validFrom").asString()).isEqualTo("2021-01-01");
        assertThat(unit.get("validTo").asString()).isEqualTo("2025-07-01");
        assertThat(unit.get("path").toString())
                .isEqualTo("[\"18883@2021-01-01\",\"450@2021-01-01\",\"44@2021-01-01\",\"VN\"]");
        assertThat(unit.get("today").toString())
                .isEqualTo("[{\"share\":1,\"path\":[\"18859@2025-07-01\",\"44@2025-07-01\",\"VN\"]}]");
    }

    @Test
    void anUnknownUnitIsNotFound() {
        assertProblem(get("/api/v1/units/18883@2025-07-01"), 404, "unit-not-found");
        assertProblem(get("/api/v1/units?level=HAMLET"), 400, "malformed-parameter");
        assertProblem(get("/api/v1/units?asOf=01/07/2025"), 400, "malformed-parameter");
    }

    @Test
    void anAdministratorRegistersAUnitOnce() {
        String body = unit("77001", "Xã Thử Một", "44@2025-07-01");
        String key = UUID.randomUUID().toString();

        MvcTestResult first = post("/api/v1/units", ADMIN_TOKEN, key, body);
        MvcTestResult again = post("/api/v1/units", ADMIN_TOKEN, key, body);

        assertThat(first).hasStatus(201).headers().hasValue(ETAG, "\"0\"");
        assertThat(again).hasStatus(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(get("/api/v1/units/77001@2026-01-01")).get("path").toString())
                .isEqualTo("[\"77001@2026-01-01\",\"44@2025-07-01\",\"VN\"]");
        assertProblem(
                post("/api/v1/units", ADMIN_TOKEN, key, unit("77001", "Xã Khác", "44@2025-07-01")),
                409,
                "idempotency-key-reused");
        assertProblem(post("/api/v1/units", ADMIN_TOKEN, UUID.randomUUID().toString(), body), 409, "unit-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "7700, 44@2025-07-01, /unit/code, unit-code-malformed",
        "18859, 44@2025-07-01, /unit/code, unit-code-in-use",
        "77009, 99@2025-07-01, /unit/parent, unit-unknown",
        "77009, 18859@2025-07-01, /unit/parent, parent-not-above",
        "77009, 450@2021-01-01, /unit/parent, unit-not-existing"
    })
    void aUnitThatCannotBeIsRefused(String code, String parent, String pointer, String problem) {
        MvcTestResult refused =
                post("/api/v1/units", ADMIN_TOKEN, UUID.randomUUID().toString(), unit(code, "Xã Thử", parent));

        assertProblem(refused, 422, "unit-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(problem);
    }

    @Test
    void onlyAnAdministratorRegistersAndReorganises() {
        String key = UUID.randomUUID().toString();

        assertProblem(
                post("/api/v1/units", REPORTER_TOKEN, key, unit("77008", "Xã", "44@2025-07-01")), 403, "forbidden");
        assertProblem(
                post("/api/v1/reorganisations", REPORTER_TOKEN, key, merger("m-403", "\"18859@2025-07-01\"", "77008")),
                403,
                "forbidden");
    }

    @Test
    void aMergerMovesTheUnitsAndAllThatWasMergedIntoThemBefore() {
        String key = UUID.randomUUID().toString();
        // Đakrông and Ba Lòng, into which communes of the district Đakrông had been merged in 2025
        String body = merger("m-dakrong", "\"19564@2025-07-01\",\"19567@2025-07-01\"", "77002");

        MvcTestResult merged = post("/api/v1/reorganisations", ADMIN_TOKEN, key, body);

        assertThat(merged).hasStatus(201);
        assertThat(json(merged).get("into").asString()).isEqualTo("77002@2026-01-01");
        String today = "[{\"share\":1,\"path\":[\"77002@2026-01-01\",\"44@2025-07-01\",\"VN\"]}]";
        assertThat(json(get("/api/v1/units/19564@2025-07-01")).get("today").toString())
                .isEqualTo(today);
        assertThat(json(get("/api/v1/units/19564@2025-07-01")).get("validTo").asString())
                .isEqualTo("2026-01-01");
        JsonNode old = json(get("/api/v1/units/19564@2021-01-01"));
        assertThat(old.get("today").toString()).isEqualTo(today);
        assertThat(old.get("validTo").asString()).as("ended in 2025, not again").isEqualTo("2025-07-01");

        assertThat(post("/api/v1/reorganisations", ADMIN_TOKEN, key, body)).hasStatus(201);
        assertProblem(
                post("/api/v1/reorganisations", ADMIN_TOKEN, key, body.replace("m-dakrong", "m-other")),
                409,
                "idempotency-key-reused");
        assertProblem(
                post(
                        "/api/v1/reorganisations",
                        ADMIN_TOKEN,
                        UUID.randomUUID().toString(),
                        body.replace("77002", "77003")),
                409,
                "reorganisation-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, 77004, unit-unknown",
        "18883@2021-01-01, 77004, unit-not-existing",
        "44@2025-07-01, 77004, levels-differ",
        "18871@2025-07-01, 18859, unit-code-in-use"
    })
    void aMergerThatCannotBeIsRefusedAndChangesNothing(String from, String code, String problem) {
        MvcTestResult refused = post(
                "/api/v1/reorganisations",
                ADMIN_TOKEN,
                UUID.randomUUID().toString(),
                merger("refused-" + problem, "\"" + from + "\"", code));

        assertProblem(refused, 422, "reorganisation-refused");
        assertThat(json(refused).get("errors").values().stream()
                        .map(error -> error.get("code").asString()))
                .contains(problem);
        assertThat(get("/api/v1/units/77004@2026-01-01")).hasStatus(404);
        assertThat(json(get("/api/v1/units/18871@2025-07-01")).get("validTo").isNull())
                .isTrue();
    }

    private static String unit(String code, String name, String parent) {
        return "{\"validFrom\":\"2026-01-01\",\"unit\":" + newUnit(code, name, parent) + "}";
    }

    private static String merger(String id, String from, String code) {
        return "{\"id\":\"" + id + "\",\"effectiveOn\":\"2026-01-01\",\"kind\":\"MERGE\",\"from\":[" + from
                + "],\"into\":" + newUnit(code, "Xã Mới", "44@2025-07-01") + "}";
    }

    private static String newUnit(String code, String name, String parent) {
        return "{\"code\":\"" + code + "\",\"name\":\"" + name + "\",\"kind\":\"COMMUNE\",\"parent\":\"" + parent
                + "\",\"population\":1000,\"latitude\":16.5,\"longitude\":107.1}";
    }

    private MvcTestResult get(String uri) {
        return http.get()
                .uri(java.net.URI.create(uri))
                .header(AUTHORIZATION, REPORTER_TOKEN)
                .exchange();
    }

    private MvcTestResult post(String uri, String token, String key, String body) {
        return http.post()
                .uri(uri)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
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
