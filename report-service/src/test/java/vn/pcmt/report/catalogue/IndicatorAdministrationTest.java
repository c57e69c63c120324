package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.report.OnStore;

/** Indicators over HTTP: added and amended by administrators, each with its history. */
@OnStore
class IndicatorAdministrationTest {
    private static final String PATH = "/api/v1/indicators";
    private static final AtomicInteger NUMBERS = new AtomicInteger(9);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Catalogue catalogue;

    private Administration admin;
    private String code;

    @BeforeEach
    void anAdministratorAndACodeThatNobodyUses() {
        admin = Administration.by(http, OfficerRole.ADMIN);
        code = "ZZ" + NUMBERS.incrementAndGet();
    }

    @Test
    void anIndicatorThatIsAddedCanBeAskedFor() {
        assertThat(admin.post(PATH, body(Map.of()), null, Administration.newKey()))
                .hasStatus(201)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .hasHeader(HttpHeaders.LOCATION, PATH + "/" + code);

        admin.publish(TemplateFile.monthly("GC01", code), 0);
        assertThat(catalogue.indicator(code)).get().satisfies(added -> {
            assertThat(added.nameVi()).isEqualTo("Số đợt ra quân");
            assertThat(added.decimals()).isEqualTo(2);
            assertThat(added.max()).isEqualByComparingTo("500");
            assertThat(added.kind()).isEqualTo(IndicatorKind.FLOW);
        });
        assertThat(catalogue.indicators()).last().extracting(Indicator::code).isEqualTo(code);
        assertThat(admin.get(PATH + "?text=DOT ra quan")).bodyText().contains("\"" + code + "\"");
        assertThat(admin.get(PATH + "?text=khong-co-gi")).bodyText().isEqualTo("[]");
    }

    @Test
    void whatIsAmendedIsInForceAtOnceAndEveryEditionIsKept() {
        admin.post(PATH, body(Map.of()), null, Administration.newKey());
        Administration other = Administration.by(http, OfficerRole.ADMIN, OfficerRole.LEADER);
        assertThat(other.put(
                        PATH + "/" + code,
                        body(Map.of("nameVi", "Số lần ra quân", "max", 700, "direction", "CONTEXT")),
                        "\"1\"",
                        Administration.newKey()))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"2\"");

        assertThat(catalogue.indicator(code).orElseThrow().max()).isEqualByComparingTo("700");
        assertThat(admin.get(PATH + "/" + code)).hasHeader(HttpHeaders.ETAG, "\"2\"");
        assertThat(admin.get(PATH + "/" + code + "/editions"))
                .bodyJson()
                .hasPathSatisfying("$.length()", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$[0].indicator.nameVi", path -> path.assertThat().isEqualTo("Số đợt ra quân"))
                .hasPathSatisfying(
                        "$[1].indicator.nameVi", path -> path.assertThat().isEqualTo("Số lần ra quân"))
                .hasPathSatisfying("$[1].by", path -> path.assertThat().isEqualTo("quantri"));
    }

    @Test
    void oneThatTheProductBringsHasAnEditionToo() {
        assertThat(admin.get(PATH + "/TL01"))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.by", path -> path.assertThat().isEqualTo("system"));
        assertThat(admin.get(PATH + "/ZY99")).hasStatus(404);
        assertThat(admin.get(PATH + "/ZY99/editions")).hasStatus(404);
    }

    /** Totals over figures of different meaning would be wrong for ever. */
    @ParameterizedTest
    @CsvSource({"kind, STOCK", "unit, lượt", "decimals, 3"})
    void whatIsInUseKeepsWhatItsFiguresMean(String field, String value) {
        admin.post(PATH, body(Map.of()), null, Administration.newKey());
        assertThat(admin.put(
                        PATH + "/" + code,
                        body(Map.of("kind", "STOCK", "unit", "người", "decimals", 2)),
                        "\"1\"",
                        Administration.newKey()))
                .as("nobody asks for it yet")
                .hasStatus(200);
        assertThat(admin.put(PATH + "/" + code, body(Map.of()), "\"2\"", Administration.newKey()))
                .hasStatus(200);
        admin.publish(TemplateFile.monthly(code), 0);

        MvcTestResult refused =
                admin.put(PATH + "/" + code, body(Map.of(field, value)), "\"3\"", Administration.newKey());
        refused(refused, 422, "indicator-refused");
        assertThat(refused)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", path -> path.assertThat().isEqualTo("/" + field))
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo("indicator-in-use"));
        assertThat(admin.get(PATH + "/" + code)).hasHeader(HttpHeaders.ETAG, "\"3\"");
    }

    @Test
    void aRatioIsAddedWithWhatItIsMadeFromWhichStays() {
        Map<String, Object> ratio =
                Map.of("kind", "RATIO", "unit", "%", "decimals", 1, "formula", formula("QL02", "GC01", "GC02"));
        assertThat(admin.post(PATH, body(ratio), null, Administration.newKey())).hasStatus(201);

        assertThat(catalogue.indicator(code)).get().satisfies(added -> {
            assertThat(added.entered()).isFalse();
            assertThat(added.decimals()).isEqualTo(1);
            assertThat(added.formula()).isEqualTo(new Formula(List.of("GC01", "GC02"), "QL02", false));
        });
        Map<String, Object> renamed = new HashMap<>(ratio);
        renamed.put("nameVi", "Tỷ lệ mới");
        assertThat(admin.put(PATH + "/" + code, body(renamed), "\"1\"", Administration.newKey()))
                .hasStatus(200);
        Map<String, Object> other = new HashMap<>(renamed);
        other.put("formula", formula("QL02", "GC01"));
        MvcTestResult refused = admin.put(PATH + "/" + code, body(other), "\"2\"", Administration.newKey());
        refused(refused, 422, "indicator-refused");
        assertThat(refused).bodyJson().hasPathSatisfying("$.errors[0].pointer", path -> path.assertThat()
                .isEqualTo("/formula"));
        assertThat(admin.get(PATH + "/" + code + "/editions"))
                .bodyJson()
                .hasPathSatisfying("$[1].indicator.formula.denominator", path -> path.assertThat()
                        .isEqualTo("QL02"));
    }

    @Test
    void aRatioIsMadeFromWhatIsEnteredAndNothingElseHasAFormula() {
        Map<String, Map<String, Object>> wrong = Map.of(
                "/formula formula-required", Map.of("kind", "RATIO"),
                "/formula formula-not-allowed", Map.of("formula", formula("QL01", "GC01")),
                "/formula/numerator/1 formula-part-unknown",
                        Map.of("kind", "RATIO", "formula", formula("QL01", "GC01", "ZY98")),
                "/formula/denominator formula-part-unknown",
                        Map.of("kind", "RATIO", "formula", formula("TL01", "GC01")));
        wrong.forEach((problem, changes) -> {
            MvcTestResult refused = admin.post(PATH, body(changes), null, Administration.newKey());
            refused(refused, 422, "indicator-refused");
            assertThat(refused)
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.errors[0].pointer", path -> path.assertThat().isEqualTo(problem.split(" ")[0]))
                    .hasPathSatisfying(
                            "$.errors[0].code", path -> path.assertThat().isEqualTo(problem.split(" ")[1]));
        });
        assertThat(catalogue.indicator(code)).isEmpty();
    }

    private static Map<String, Object> formula(String denominator, String... numerator) {
        return Map.of("numerator", List.of(numerator), "denominator", denominator, "yearToDate", false);
    }

    @Test
    void whatCannotBeAnIndicatorIsRefused() {
        refused(
                admin.post(PATH, body(Map.of("nameVi", "Gọi 0912 345 678")), null, Administration.newKey()),
                422,
                "indicator-refused");
        refused(admin.post(PATH, body(Map.of("max", 0)), null, Administration.newKey()), 422, "invalid-request");
        refused(admin.post(PATH, body(Map.of("decimals", 10)), null, Administration.newKey()), 422, "invalid-request");
        refused(admin.post(PATH, body(Map.of("code", "ABC1")), null, Administration.newKey()), 422, "invalid-request");
        refused(admin.post(PATH, body(Map.of("pillar", "NONE")), null, Administration.newKey()), 400, "malformed-json");
        refused(admin.post(PATH, body(Map.of("code", "CA01")), null, Administration.newKey()), 409, "indicator-exists");
        refused(
                admin.put(PATH + "/CA01", body(Map.of("code", "CA02")), "\"1\"", Administration.newKey()),
                422,
                "indicator-refused");
        refused(
                admin.put(PATH + "/" + code, body(Map.of()), "\"1\"", Administration.newKey()),
                404,
                "indicator-not-found");
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswerAndAStaleOneIsRefused() {
        String key = Administration.newKey();
        assertThat(admin.post(PATH, body(Map.of()), null, key)).hasStatus(201);
        assertThat(admin.post(PATH, body(Map.of()), null, key)).hasStatus(201);
        refused(admin.post(PATH, body(Map.of("max", 1)), null, key), 409, "idempotency-key-reused");
        refused(admin.post(PATH, body(Map.of()), null, null), 428, "idempotency-key-required");
        refused(admin.put(PATH + "/" + code, body(Map.of()), null, Administration.newKey()), 428, "if-match-required");
        refused(
                admin.put(PATH + "/" + code, body(Map.of("max", 2)), "\"0\"", Administration.newKey()),
                412,
                "stale-revision");
        assertThat(admin.get(PATH + "/" + code)).hasHeader(HttpHeaders.ETAG, "\"1\"");
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        for (OfficerRole role : OfficerRole.values()) {
            if (role != OfficerRole.ADMIN) {
                Administration other = Administration.by(http, role);
                refused(other.post(PATH, body(Map.of()), null, Administration.newKey()), 403, "forbidden");
                refused(other.put(PATH + "/CA01", amendedCa01(), "\"1\"", Administration.newKey()), 403, "forbidden");
            }
        }
        Administration nobody = Administration.byNobody(http);
        refused(nobody.post(PATH, body(Map.of()), null, Administration.newKey()), 401, "unauthenticated");
        assertThat(nobody.get(PATH + "/CA01")).hasStatus(401);
        assertThat(catalogue.indicator(code)).isEmpty();
    }

    private String amendedCa01() {
        return body(Map.of("code", "CA01", "kind", "STOCK", "unit", "người", "decimals", 0));
    }

    private String body(Map<String, Object> changes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("nameVi", "Số đợt ra quân");
        body.put("nameEn", "Operations");
        body.put("unit", "đợt");
        body.put("kind", "FLOW");
        body.put("decimals", 2);
        body.put("max", 500);
        body.put("pillar", "MANAGEMENT");
        body.put("direction", "UP");
        body.putAll(changes);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().doesNotStartWith("problem."));
    }
}
