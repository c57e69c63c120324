package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.catalogue.TemplateFile.narrative;
import static vn.pcmt.report.catalogue.TemplateFile.section;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;

/** Templates over HTTP: what an administrator may publish, and every way of being refused. */
@OnStore
class TemplateAdministrationTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private Administration admin;

    @BeforeEach
    void anAdministrator() {
        admin = Administration.by(http, OfficerRole.ADMIN);
    }

    @Test
    void aNewTemplateBeginsWithVersionOneAndSaysWhoPublishedItWhen() {
        TemplateFile file = TemplateFile.monthly("GC01", "CA01").telling("kho-khan", 500);
        assertThat(admin.publish(file, "\"0\"", Administration.newKey()))
                .hasStatus(201)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .hasHeader(HttpHeaders.LOCATION, "/api/v1/templates/" + file.code() + "/versions/1");

        JsonNode template = json(admin.get("/api/v1/templates/" + file.code()));
        assertThat(template.get("version").asInt()).isEqualTo(1);
        assertThat(template.at("/sections/0/indicators/1/code").asString()).isEqualTo("CA01");
        assertThat(template.at("/narratives/0/maxLength").asInt()).isEqualTo(500);
        JsonNode versions = json(admin.get("/api/v1/templates/" + file.code() + "/versions"));
        assertThat(versions).hasSize(1);
        assertThat(versions.at("/0/by").asString()).isEqualTo("quantri");
        assertThat(versions.at("/0/at").asString()).isEqualTo(clock.instant().toString());
        assertThat(json(admin.get("/api/v1/templates")).findValuesAsString("code"))
                .contains(file.code(), "PCMT-THANG");
    }

    @Test
    void theNextVersionIsInForceFromItsPeriodOnAndTheFirstOneBefore() {
        TemplateFile file = TemplateFile.monthly("GC01");
        admin.publish(file, 0);
        admin.publish(file.asking("GC01", "GC02").from("2026-03"), 1);

        String path = "/api/v1/templates/" + file.code();
        assertThat(json(admin.get(path)).get("version").asInt()).isEqualTo(2);
        assertThat(json(admin.get(path + "?period=2026-02")).get("version").asInt())
                .isEqualTo(1);
        assertThat(json(admin.get(path + "?period=2026-03")).get("version").asInt())
                .isEqualTo(2);
        // A week belongs to the version that is in force on the day on which it begins; March begins on 15 February, a
        // Sunday.
        assertThat(json(admin.get(path + "?period=2026-W07")).get("version").asInt())
                .isEqualTo(1);
        assertThat(json(admin.get(path + "?period=2026-W08")).get("version").asInt())
                .isEqualTo(2);
        assertThat(json(admin.get(path + "/versions/1")).at("/sections/0/indicators"))
                .hasSize(1);
        assertThat(admin.get(path + "?period=2026-13")).hasStatus(400);
        assertThat(admin.get(path + "/versions/3")).hasStatus(404);
        assertThat(admin.get("/api/v1/templates/PCMT-NAM")).hasStatus(404);
        assertThat(admin.get("/api/v1/templates/PCMT-NAM/versions")).hasStatus(404);
    }

    @Test
    void aFormIsReadInTheLanguageOfTheReader() {
        assertThat(http.get()
                        .uri("/api/v1/templates/PCMT-QUY")
                        .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ai-do", null))
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.narratives[3].title", path -> path.assertThat().isEqualTo("Proposals"))
                .hasPathSatisfying(
                        "$.sections[3].title", path -> path.assertThat().isEqualTo("Management"));
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndPublishesNothing() {
        TemplateFile file = TemplateFile.monthly("GC01", "CA01").telling("kho-khan", 500);
        admin.publish(file, 0);
        TemplateFile next = file.asking("CA01", "CA02")
                .withSection("optional", List.of("CA01"))
                .with("narratives", List.of(narrative("kho-khan", 900), narrative("kien-nghi", 100)))
                .from("2027-01");

        JsonNode effect = json(admin.tryOut(next));
        assertThat(effect.get("version").asInt()).isEqualTo(2);
        assertThat(effect.get("replaces").asInt()).isEqualTo(1);
        assertThat(effect.get("appliesFrom").asString()).isEqualTo("2027-01");
        assertThat(parts(effect.get("added"))).containsExactly("INDICATOR CA02", "NARRATIVE kien-nghi");
        assertThat(parts(effect.get("removed"))).containsExactly("INDICATOR GC01");
        assertThat(effect.get("changed")
                        .valueStream()
                        .map(one ->
                                one.get("id").asString() + " " + one.get("what").asString() + " "
                                        + one.get("before").asString() + " "
                                        + one.get("after").asString())
                        .toList())
                .containsExactly("CA01 mandatory true false", "kho-khan maxLength 500 900");
        assertThat(json(admin.get("/api/v1/templates/" + file.code()))
                        .get("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswerAndAnotherOneUnderItsKeyIsRefused() {
        TemplateFile file = TemplateFile.monthly("GC01");
        String key = Administration.newKey();
        MvcTestResult first = admin.publish(file, "\"0\"", key);
        assertThat(first).hasStatus(201);
        assertThat(json(admin.publish(file, "\"0\"", key))).isEqualTo(json(first));
        refused(admin.publish(file.asking("GC02"), "\"1\"", key), 409, "idempotency-key-reused");
        assertThat(versions(file)).isEqualTo(1);
    }

    @Test
    void aPreconditionThatIsMissingOrStaleIsRefused() {
        TemplateFile file = TemplateFile.monthly("GC01");
        refused(admin.publish(file, null, Administration.newKey()), 428, "if-match-required");
        refused(admin.publish(file, "\"0\"", null), 428, "idempotency-key-required");
        refused(admin.publish(file, "\"1\"", Administration.newKey()), 412, "stale-revision");
        admin.publish(file, 0);
        refused(admin.publish(file.from("2027-01"), "\"0\"", Administration.newKey()), 412, "stale-revision");
        assertThat(versions(file)).isEqualTo(1);
    }

    @Test
    void ofTwoPublishersAtOnceOneIsRefused() throws Exception {
        TemplateFile file = TemplateFile.monthly("GC01");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(node -> nodes.submit(() -> admin.publish(file, "\"0\"", Administration.newKey())
                            .getResponse()
                            .getStatus()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 412, 412, 412);
        assertThat(versions(file)).isEqualTo(1);
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        TemplateFile file = TemplateFile.monthly("GC01");
        for (OfficerRole role : OfficerRole.values()) {
            if (role != OfficerRole.ADMIN) {
                Administration other = Administration.by(http, role);
                refused(other.publish(file, "\"0\"", Administration.newKey()), 403, "forbidden");
                refused(other.tryOut(file), 403, "forbidden");
                assertThat(other.get("/api/v1/templates/PCMT-THANG")).hasStatus(200);
            }
        }
        Administration nobody = Administration.byNobody(http);
        refused(nobody.publish(file, "\"0\"", Administration.newKey()), 401, "unauthenticated");
        assertThat(nobody.get("/api/v1/templates/PCMT-THANG")).hasStatus(401);
        assertThat(nobody.get("/api/v1/templates/PCMT-THANG/versions/1/file")).hasStatus(401);
        assertThat(versions(file)).isZero();
    }

    static Stream<Arguments> faults() {
        TemplateFile right = TemplateFile.monthly("GC01", "CA01").from("2027-01");
        return Stream.of(
                fault(right.asking("GC01", "XX01"), "/sections/0/indicators/1", "indicator-not-in-catalogue"),
                fault(right.asking("TL01"), "/sections/0/indicators/0", "indicator-computed"),
                fault(right.asking("GC01", "GC01"), "/sections/0/indicators/1", "indicator-repeated"),
                fault(
                        right.with("sections", List.of(section("a", "GC01"), section("a", "GC02"))),
                        "/sections/1/id",
                        "section-repeated"),
                fault(
                        right.with("sections", List.of(section("a", "GC01"), section("b", "GC01"))),
                        "/sections/1/indicators/0",
                        "indicator-repeated"),
                fault(
                        right.with("sections", List.of(section("a", "GC01"), section("b"))),
                        "/sections/1/indicators",
                        "section-empty"),
                fault(right.withSection("optional", List.of("CA02")), "/sections/0/optional/0", "optional-not-asked"),
                fault(right.telling("a", 10).telling("a", 10), "/narratives/1/id", "narrative-repeated"),
                fault(right.with("sections", List.of()), "/sections", "template-empty"),
                fault(right.from("2027-1"), "/appliesFrom", "period-malformed"),
                fault(right.from("2027-Q1"), "/appliesFrom", "period-of-other-kind"),
                fault(right.from(null), "/appliesFrom", "required"),
                fault(right.with("periods", "WEEK").from("2027-W01"), "/periods", "template-periods-fixed"),
                fault(right.with("name", "Gọi 0912 345 678"), "/name", "personal-data"),
                fault(right.withSection("titleEn", "born: sinh năm 1990"), "/sections/0/titleEn", "personal-data"),
                fault(
                        right.with("narratives", List.of(withHint(narrative("a", 10), "CCCD 044123456789"))),
                        "/narratives/0/hint",
                        "personal-data"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("faults")
    void aFaultIsRefusedByItsPointer(TemplateFile fault, String pointer, String code) {
        TemplateFile right = TemplateFile.monthly("GC01");
        admin.publish(right, 0);
        TemplateFile wrong = fault.with("code", right.code());
        for (MvcTestResult refused :
                List.of(admin.publish(wrong, "\"1\"", Administration.newKey()), admin.tryOut(wrong))) {
            refused(refused, 422, "template-refused");
            assertThat(json(refused)
                            .get("errors")
                            .valueStream()
                            .map(one -> one.get("pointer").asString() + " "
                                    + one.get("code").asString())
                            .toList())
                    .contains(pointer + " " + code);
            assertThat(json(refused).findValuesAsString("message"))
                    .allSatisfy(message -> assertThat(message).isNotBlank().doesNotStartWith("field."));
        }
        assertThat(versions(wrong)).isEqualTo(1);
    }

    @Test
    void moreFieldsThanAFormCanHoldAreRefused() {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sections.add(section(
                    "muc-" + i, IntStream.range(0, 41).mapToObj(n -> "GC01").toArray(String[]::new)));
        }
        TemplateFile file = TemplateFile.monthly().with("sections", sections);
        MvcTestResult refused = admin.publish(file, "\"0\"", Administration.newKey());
        refused(refused, 422, "template-refused");
        assertThat(json(refused).findValuesAsString("code")).contains("template-too-long");
    }

    @Test
    void aFileWithAnUnknownFieldAMissingOneOrAnotherCodeIsRefused() {
        TemplateFile file = TemplateFile.monthly("GC01");
        refused(admin.publish(file.with("colour", "red"), "\"0\"", Administration.newKey()), 400, "malformed-json");
        refused(admin.publish(file.with("nameEn", null), "\"0\"", Administration.newKey()), 422, "invalid-request");
        refused(admin.publish(file.with("periods", "DECADE"), "\"0\"", Administration.newKey()), 400, "malformed-json");
        refused(
                admin.post("/api/v1/templates/OTHER/versions", file.json(), "\"0\"", Administration.newKey()),
                422,
                "template-refused");
        refused(admin.publish(file.telling("Kho Khan", 10), "\"0\"", Administration.newKey()), 422, "invalid-request");
        refused(admin.publish(file.telling("a", 10_001), "\"0\"", Administration.newKey()), 422, "invalid-request");
        assertThat(versions(file)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PCMT-THANG", "PCMT-CAO-DIEM", "PCMT-QUY", "PCMT-PHAN-LOAI"})
    void whatIsExportedCanBePublishedAgainUnderAnotherCodeAndIsTheSameForm(String code) {
        MvcTestResult exported = admin.get("/api/v1/templates/" + code + "/versions/1/file");
        assertThat(exported)
                .hasStatus(200)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + code + "-1.json\"");
        String copy = TemplateFile.monthly().code();
        String file = body(exported).replace("\"" + code + "\"", "\"" + copy + "\"");

        assertThat(admin.post("/api/v1/templates/" + copy + "/versions", file, "\"0\"", Administration.newKey()))
                .hasStatus(201);

        assertThat(body(admin.get("/api/v1/templates/" + copy + "/versions/1/file")))
                .isEqualTo(file);
        String original = body(admin.get("/api/v1/templates/" + code)).replace("\"" + code + "\"", "\"" + copy + "\"");
        assertThat(json(admin.get("/api/v1/templates/" + copy))).isEqualTo(JSON.readTree(original));
    }

    private static Arguments fault(TemplateFile file, String pointer, String code) {
        return Arguments.of(file, pointer, code);
    }

    private static Map<String, Object> withHint(Map<String, Object> narrative, String hint) {
        narrative.put("hint", hint);
        return narrative;
    }

    private int versions(TemplateFile file) {
        return (int) store.findAll(TemplateVersion.class).stream()
                .filter(version -> version.code().equals(file.code()))
                .count();
    }

    private static List<String> parts(JsonNode parts) {
        return parts.valueStream()
                .map(part -> part.get("kind").asString() + " " + part.get("id").asString())
                .toList();
    }

    private static void refused(MvcTestResult result, int status, String code) {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.title", path -> path.assertThat().asString().doesNotStartWith("problem."))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().doesNotStartWith("problem."));
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(body(result));
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
