package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.ETAG;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
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
class UnitControllerTest {

    @Autowired
    private MockMvcTester http;

    private Api admin;
    private Api reporter;

    @BeforeEach
    void callers() {
        admin = Api.as(http, "quantri", "44@2025-07-01", ADMIN);
        reporter = Api.as(http, "bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);
    }

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
        "asOf=2026-01-01&text=KHE%20SANH, 1",
        "asOf=2026-01-01&level=COMMUNE&text=19429, 1",
        "asOf=2026-01-01&text=khong%20co, 0",
        "asOf=2020-12-31, 0"
    })
    void theTreeIsThatOfTheDay(String query, int total) {
        MvcTestResult found = reporter.get("/units?size=200&" + query);

        assertThat(found).hasStatusOk();
        assertThat(json(found).get("total").asInt()).isEqualTo(total);
        assertThat(json(found).get("items").size()).isEqualTo(total);
    }

    @Test
    void aUnitShowsItsTimeItsPlaceAndWhatItIsToday() {
        MvcTestResult found = reporter.get("/units/18883@2021-01-01");

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
        assertProblem(reporter.get("/units/18883@2025-07-01"), 404, "unit-not-found");
        assertProblem(reporter.get("/units?level=HAMLET"), 400, "malformed-parameter");
        assertProblem(reporter.get("/units?asOf=01/07/2025"), 400, "malformed-parameter");
        assertProblem(reporter.get("/units?asOf=+999999999-12-31"), 400, "malformed-parameter");
        assertProblem(reporter.get("/units?asOf=-999999999-01-01"), 400, "malformed-parameter");
        assertProblem(reporter.get("/units?asOf=1999-12-31"), 400, "malformed-parameter");
    }

    @Test
    void anAdministratorRegistersAUnitOnce() {
        String body = unit("77001", "Xã Thử Một", "44@2025-07-01");
        String key = key();

        MvcTestResult first = admin.send(HttpMethod.POST, "/units", key, null, body);
        MvcTestResult again = admin.send(HttpMethod.POST, "/units", key, null, body);

        assertThat(first).hasStatus(201).headers().hasValue(ETAG, "\"0\"");
        assertThat(again).hasStatus(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(reporter.get("/units/77001@2026-01-01")).get("path").toString())
                .isEqualTo("[\"77001@2026-01-01\",\"44@2025-07-01\",\"VN\"]");
        assertProblem(
                admin.send(HttpMethod.POST, "/units", key, null, unit("77001", "Xã Khác", "44@2025-07-01")),
                409,
                "idempotency-key-reused");
        assertProblem(admin.create("/units", body), 409, "unit-exists");
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
        MvcTestResult refused = admin.create("/units", unit(code, "Xã Thử", parent));

        assertProblem(refused, 422, "unit-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(problem);
    }

    @Test
    void onlyAnAdministratorRegistersAndReorganises() {
        String key = key();

        assertProblem(
                reporter.send(HttpMethod.POST, "/units", key, null, unit("77008", "Xã", "44@2025-07-01")),
                403,
                "forbidden");
        assertProblem(
                reporter.send(
                        HttpMethod.POST,
                        "/reorganisations",
                        key,
                        null,
                        merger("m-403", "\"18859@2025-07-01\"", "77008")),
                403,
                "forbidden");
    }

    @Test
    void aMergerMovesTheUnitsAndAllThatWasMergedIntoThemBefore() {
        String key = key();
        // Đakrông and Ba Lòng, into which communes of the district Đakrông had been merged in 2025
        String body = merger("m-dakrong", "\"19564@2025-07-01\",\"19567@2025-07-01\"", "77002");

        MvcTestResult merged = admin.send(HttpMethod.POST, "/reorganisations", key, null, body);

        assertThat(merged).hasStatus(201);
        assertThat(json(merged).get("into").asString()).isEqualTo("77002@2026-01-01");
        String today = "[{\"share\":1,\"path\":[\"77002@2026-01-01\",\"44@2025-07-01\",\"VN\"]}]";
        assertThat(json(reporter.get("/units/19564@2025-07-01")).get("today").toString())
                .isEqualTo(today);
        assertThat(json(reporter.get("/units/19564@2025-07-01")).get("validTo").asString())
                .isEqualTo("2026-01-01");
        JsonNode old = json(reporter.get("/units/19564@2021-01-01"));
        assertThat(old.get("today").toString()).isEqualTo(today);
        assertThat(old.get("validTo").asString()).as("ended in 2025, not again").isEqualTo("2025-07-01");

        assertThat(admin.send(HttpMethod.POST, "/reorganisations", key, null, body))
                .hasStatus(201);
        assertProblem(
                admin.send(HttpMethod.POST, "/reorganisations", key, null, body.replace("m-dakrong", "m-other")),
                409,
                "idempotency-key-reused");
        assertProblem(admin.create("/reorganisations", body.replace("77002", "77003")), 409, "reorganisation-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, 77004, unit-unknown",
        "18883@2021-01-01, 77004, unit-not-existing",
        "44@2025-07-01, 77004, levels-differ",
        "18871@2025-07-01, 18859, unit-code-in-use"
    })
    void aMergerThatCannotBeIsRefusedAndChangesNothing(String from, String code, String problem) {
        MvcTestResult refused =
                admin.create("/reorganisations", merger("refused-" + problem, "\"" + from + "\"", code));

        assertProblem(refused, 422, "reorganisation-refused");
        assertThat(json(refused).get("errors").values().stream()
                        .map(error -> error.get("code").asString()))
                .contains(problem);
        assertThat(reporter.get("/units/77004@2026-01-01")).hasStatus(404);
        assertThat(json(reporter.get("/units/18871@2025-07-01")).get("validTo").isNull())
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
}
