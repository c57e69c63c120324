package vn.pcmt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.SampleUnits.PROVINCE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.test.ApiExamples;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** Sends every request that the description shows as an example, where the head of a commune confirms its reports. */
@OnStore
@TestPropertySource(properties = "pcmt.submission.head-confirms=true")
class ApiExamplesTest {

    private static final ReportId FIRST = ReportStock.id("19429@2025-07-01", "2026-09");
    private static final ReportId SECOND = ReportStock.id("19435@2025-07-01", "2026-09");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private final ApiExamples example = new ApiExamples("vn/pcmt/report/api/");
    private Person reporter;
    private Person head;
    private Person reviewer;
    private Person admin;

    @BeforeEach
    void twoCommunesOweSeptember() {
        clock.set(ReportStock.opened(FIRST).plus(Duration.ofHours(3)));
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune("19429"), SampleUnits.commune("19435"));
        reports.addMissing(List.of(ReportStock.expected(FIRST), ReportStock.expected(SECOND)));
        reporter = Person.of(http, "bc-19429", FIRST.unitKey(), COMMUNE_REPORTER);
        head = Person.of(http, "ct-19429", FIRST.unitKey(), COMMUNE_HEAD);
        reviewer = Person.of(http, "duyet", PROVINCE, REVIEWER);
        admin = Person.of(http, "quantri", PROVINCE, ADMIN);
    }

    @Test
    void everyExampleIsARequestThatIsCarriedOut() {
        aReport();
        values();
        published();
        administered();

        assertThat(example.notSent()).isEmpty();
    }

    private void aReport() {
        String report = "/api/v1/reports/" + FIRST;
        send(reviewer, report, "/extension", 200);
        made(reviewer.post("/api/v1/extensions", 0, example.of("extensions/post.json")));
        String draft = report + "/draft";
        done(reporter.put(draft, version(reporter.get(draft)), example.of("reports/_/draft/put.json")));
        done(reporter.post(draft + "/proposal", version(reporter.get(draft)), null));
        done(head.post(draft + "/return", version(head.get(draft)), example.of("reports/_/draft/return/post.json")));
        done(head.post(report + "/evaluation", 0, example.of("reports/_/evaluation/post.json")));
        send(head, report, "/submission", 201);
        send(reviewer, report, "/acceptance", 200);
        send(head, report, "/correction", 201);
        send(reviewer, report, "/return", 200);
    }

    private void values() {
        Person other = Person.of(http, "ct-19435", SECOND.unitKey(), COMMUNE_HEAD);
        String second = "/api/v1/reports/" + SECOND;
        made(other.post(
                second + "/submission", version(other.get(second)), example.of("reports/_/submission/post.json")));
        done(other.post("/api/v1/dataValueSets", 0, example.of("dataValueSets/post.json")));
        assertThat(reviewer.post("/api/v1/acceptances", 0, example.of("acceptances/post.json")))
                .hasStatus(202);
    }

    private void published() {
        MvcTestResult frozen = reviewer.post(
                "/api/v1/areas/" + FIRST.unitKey() + "/publications", 0, example.of("areas/_/publications/post.json"));
        made(frozen);
        done(reviewer.put(
                "/api/v1/publications/" + json(frozen).get("id").asString() + "/embargo",
                version(frozen),
                example.of("publications/_/embargo/put.json")));
        done(reviewer.put(
                "/api/v1/units/" + FIRST.unitKey() + "/classifications/2025",
                0,
                example.of("units/_/classifications/_/put.json")));
    }

    private void administered() {
        done(admin.post("/api/v1/rules/trial", 0, example.of("rules/trial/post.json")));
        done(admin.post("/api/v1/calendars/2027/changes?dryRun=true", 0, example.of("calendars/_/changes/post.json")));
        MvcTestResult group = admin.post("/api/v1/area-groups", 0, example.of("area-groups/post.json"));
        made(group);
        done(admin.put("/api/v1/area-groups/xa-giap-lao", version(group), example.of("area-groups/_/put.json")));
        MvcTestResult mapping = admin.post("/api/v1/form-mappings", 0, example.of("form-mappings/post.json"));
        made(mapping);
        done(admin.put("/api/v1/form-mappings/bieu-03-mau", version(mapping), example.of("form-mappings/_/put.json")));
        made(admin.post("/api/v1/templates/PCMT-RA-QUAN/versions", 0, example.of("templates/_/versions/post.json")));
        made(admin.post("/api/v1/indicators", 0, example.of("indicators/post.json")));
        done(admin.put("/api/v1/indicators/RQ01", 1, example.of("indicators/_/put.json")));
    }

    @Test
    void everyRequestBodyIsShownByAnExampleUnlessItIsAFile() {
        JsonNode paths = json(http.get().uri("/v3/api-docs").exchange()).get("paths");

        assertThat(paths.size()).isGreaterThan(70);
        assertThat(paths.propertyStream().flatMap(path -> path.getValue()
                        .propertyStream()
                        .flatMap(operation ->
                                withoutExample(operation.getKey() + " " + path.getKey(), operation.getValue()))))
                .isEmpty();
    }

    private static Stream<String> withoutExample(String name, JsonNode operation) {
        JsonNode json = operation.at("/requestBody/content/application~1json");
        return json.isMissingNode() || json.has("example") ? Stream.empty() : Stream.of(name);
    }

    private void send(Person by, String report, String transition, int status) {
        assertThat(by.post(
                        report + transition,
                        version(by.get(report)),
                        example.of("reports/_" + transition + "/post.json")))
                .as(transition)
                .hasStatus(status);
    }

    private static void made(MvcTestResult result) {
        assertThat(result).hasStatus(201);
    }

    private static void done(MvcTestResult result) {
        assertThat(result).hasStatus(200);
    }
}
