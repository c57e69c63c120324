package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Administration;
import vn.pcmt.report.catalogue.TemplateFile;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** Versions of a template in the life of the reports that go by them. */
@OnStore
class TemplateVersionsTest {
    private static final AtomicInteger CODES = new AtomicInteger(58000);

    /** August's report is open, September's period is running. */
    private static final Instant NOW = Instant.parse("2025-08-16T02:00:00Z");

    @Autowired
    private ExpectReports expect;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestClock clock;

    private final String unit = CODES.incrementAndGet() + "@2025-07-01";
    private TemplateFile form;
    private Administration admin;

    @BeforeEach
    void aCommuneOwesAugustAndSeptemberOnAFormOfOneFigure() {
        store.remove(new Query(), OpenRequirement.class);
        clock.set(NOW);
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(unit.substring(0, 5)));
        admin = Administration.by(http, OfficerRole.ADMIN);
        form = TemplateFile.monthly("CA01");
        admin.publish(form, 0);
        Requiring.told(
                expect,
                Requiring.envelope(
                        "plan-" + unit,
                        1,
                        new Requirement("thang", form.code(), Frequency.MONTHLY, List.of(unit), "2025-08", null),
                        NOW));
        assertThat(version("2025-08")).isEqualTo(1);
        assertThat(version("2025-09")).isEqualTo(1);
    }

    @Test
    void whatHasComeInKeepsItsVersionForEverAndTheNextPeriodGoesByTheNew() {
        assertThat(submit("2025-08", Map.of("CA01", "5"), Map.of(), 0)).hasStatus(201);
        admin.publish(form.asking("CA01", "CA02").telling("kho-khan", 100).from("2025-08"), 1);
        expect.expectDue();

        assertThat(version("2025-08")).isEqualTo(1);
        assertThat(submit("2025-08", Map.of("CA01", "6"), Map.of(), 1))
                .as("sent again before it is reviewed")
                .hasStatus(201);
        assertThat(decide("2025-08", "return", "{\"reason\":\"Sai\"}", 2)).hasStatus(200);
        assertThat(submit("2025-08", Map.of("CA01", "7", "CA02", "1"), Map.of(), 3))
                .as("it does not know what came later")
                .hasStatus(422);
        assertThat(submit("2025-08", Map.of("CA01", "7"), Map.of(), 3)).hasStatus(201);
        assertThat(decide("2025-08", "acceptance", "{\"revision\":3}", 4)).hasStatus(200);
        assertThat(correct("2025-08", Map.of("CA01", "8"), 5)).hasStatus(201);
        assertThat(report("2025-08").templateVersion()).isEqualTo(1);

        assertThat(version("2025-09")).isEqualTo(2);
        clock.set(Instant.parse("2025-09-16T02:00:00Z"));
        assertThat(submit("2025-09", Map.of("CA01", "8"), Map.of(), 1)).hasStatus(422);
        assertThat(submit("2025-09", Map.of("CA01", "8", "CA02", "1"), Map.of("kho-khan", "Mưa lũ"), 1))
                .hasStatus(201);
        assertThat(admin.get("/api/v1/templates/" + form.code() + "/versions/"
                        + report("2025-09").templateVersion()))
                .hasStatus(200);
        assertThat(http.get().uri("/api/v1/reports/" + id("2025-09")).header(HttpHeaders.AUTHORIZATION, reporter()))
                .bodyJson()
                .hasPathSatisfying(
                        "$.templateVersion", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$.narratives.kho-khan", path -> path.assertThat().isEqualTo("Mưa lũ"));
    }

    @Test
    void onlyThePeriodsItAppliesToMoveAndEachMoveIsTold() {
        admin.publish(form.asking("CA01", "CA02").from("2025-09"), 1);
        expect.expectDue();

        assertThat(version("2025-08")).isEqualTo(1);
        Report moved = report("2025-09");
        assertThat(moved.templateVersion()).isEqualTo(2);
        assertThat(moved.version())
                .as("who has the old form open must load it again")
                .isEqualTo(1);
        assertThat(moved.outbox().version()).isEqualTo(2);
        expect.expectDue();
        assertThat(report("2025-09").version()).isEqualTo(1);
    }

    @Test
    void theDryRunCountsWhatWouldMoveAndWhatWouldStay() {
        assertThat(submit("2025-08", Map.of("CA01", "5"), Map.of(), 0)).hasStatus(201);
        assertThat(effect(form.from("2025-08"))).isEqualTo("1 1");
        assertThat(effect(form.from("2025-09"))).isEqualTo("1 0");
        assertThat(effect(form.from("2025-10"))).isEqualTo("0 0");
        assertThat(version("2025-09")).isEqualTo(1);
    }

    @Test
    void aPeriodThatComesLaterIsExpectedByTheVersionInForceForIt() {
        admin.publish(form.asking("CA02").from("2025-11"), 1);
        clock.set(Instant.parse("2025-10-20T02:00:00Z"));
        expect.expectDue();
        assertThat(version("2025-10")).isEqualTo(1);
        assertThat(version("2025-11")).isEqualTo(2);
    }

    @Test
    void aReportThatIsOwedAgainGoesByTheVersionInForceByThen() {
        require(2, "2025-08");
        assertThat(report("2025-09").status()).isEqualTo(ReportStatus.WITHDRAWN);
        admin.publish(form.asking("CA02").from("2025-09"), 1);
        expect.expectDue();
        assertThat(version("2025-09")).isEqualTo(1);
        require(3, null);
        assertThat(report("2025-09").status()).isEqualTo(ReportStatus.EXPECTED);
        assertThat(version("2025-09")).isEqualTo(2);
    }

    @Test
    void aVersionThatNothingHasComeInByMayBeOvertakenAndOneThatSomethingHasMayNot() {
        admin.publish(form.asking("CA01", "CA02").from("2025-09"), 1);
        expect.expectDue();
        admin.publish(form.asking("CA01", "CA03").from("2025-08"), 2);
        expect.expectDue();
        assertThat(version("2025-08")).isEqualTo(3);
        assertThat(version("2025-09")).isEqualTo(3);

        admin.publish(form.asking("CA01", "CA04").from("2025-09"), 3);
        expect.expectDue();
        clock.set(Instant.parse("2025-09-16T02:00:00Z"));
        assertThat(submit("2025-09", Map.of("CA01", "8", "CA04", "1"), Map.of(), 3))
                .hasStatus(201);
        assertThat(publishing(form.from("2025-08"), 4)).isEqualTo("422 period-already-reported");
        assertThat(publishing(form.from("2025-09"), 4)).isEqualTo("201");
    }

    /** What was stored before templates had versions. */
    @Test
    void aRequirementThatHasSeenNoVersionIsReadAndFollows() {
        Document stored =
                store.findAll(Document.class, OpenRequirement.COLLECTION).getFirst();
        stored.remove("seenVersion");
        store.save(stored, OpenRequirement.COLLECTION);
        admin.publish(form.asking("CA02").from("2025-09"), 1);
        expect.expectDue();
        assertThat(version("2025-09")).isEqualTo(2);
    }

    private void require(long version, String last) {
        Requiring.told(
                expect,
                Requiring.envelope(
                        "plan-" + unit,
                        version,
                        new Requirement("thang", form.code(), Frequency.MONTHLY, List.of(unit), "2025-08", last),
                        clock.instant()));
    }

    private String effect(TemplateFile file) {
        var effect = JsonMapper.shared().readTree(admin.answer(file, true, 0));
        return effect.get("moving").asInt() + " " + effect.get("staying").asInt();
    }

    private String publishing(TemplateFile file, int seen) {
        var answer = JsonMapper.shared().readTree(admin.answer(file, false, seen));
        return answer.has("status")
                ? answer.get("status").asInt() + " "
                        + answer.at("/errors/0/code").asString()
                : "201";
    }

    private int version(String period) {
        return report(period).templateVersion();
    }

    private Report report(String period) {
        return reports.find(id(period)).orElseThrow();
    }

    private ReportId id(String period) {
        return new ReportId(form.code(), unit, ReportingPeriod.parse(period));
    }

    private String reporter() {
        return TestTokens.bearer("bc", unit, OfficerRole.COMMUNE_REPORTER);
    }

    private MvcTestResult submit(String period, Map<String, String> values, Map<String, String> narratives, int seen) {
        return send(reporter(), period, "submission", body(values, narratives, null), seen);
    }

    private MvcTestResult correct(String period, Map<String, String> values, int seen) {
        return send(reporter(), period, "correction", body(values, Map.of(), "Đếm sót"), seen);
    }

    private MvcTestResult decide(String period, String decision, String body, int seen) {
        return send(
                TestTokens.bearer("duyet", SampleUnits.PROVINCE, OfficerRole.REVIEWER), period, decision, body, seen);
    }

    private MvcTestResult send(String bearer, String period, String what, String body, int seen) {
        return http.post()
                .uri("/api/v1/reports/{id}/" + what, id(period))
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header(HttpHeaders.IF_MATCH, "\"" + seen + "\"")
                .header("Idempotency-Key", Administration.newKey())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(Map<String, String> values, Map<String, String> narratives, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("values", values);
        if (!narratives.isEmpty()) {
            body.put("narratives", narratives);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        return JsonMapper.shared().writeValueAsString(body);
    }
}
