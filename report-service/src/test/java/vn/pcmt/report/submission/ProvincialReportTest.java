package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.expected.ExpectReports;
import vn.pcmt.report.expected.Requiring;
import vn.pcmt.report.unit.UnitStock;

/** The province reports the cases of its own forces for August 2027, due on Friday 20 August, under the communes' form. */
@OnStore
class ProvincialReportTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COMMUNE = "18859@2025-07-01";
    private static final ReportId AUGUST = ReportId.parse("PCMT-THANG~" + SampleUnits.PROVINCE + "~2027-08");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private ExpectReports expect;

    @Autowired
    private TestClock clock;

    private final String reporter = province("bc-44", COMMUNE_REPORTER);
    private final String reviewer = province("duyet", REVIEWER);

    @BeforeEach
    void theProvinceOwesAugust() {
        clock.set(vietnam("2027-08-16T09:00:00"));
        Requiring.nothing(store);
        reports.find(AUGUST).ifPresent(store::remove);
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune("18859"));
        Requiring.provincial(
                expect, "tinh-" + UUID.randomUUID(), List.of(SampleUnits.PROVINCE), "2027-08", clock.instant());
    }

    @Test
    void theProvinceFillsInThePartThatAsksForItsForcesByTheDeadlineOfItsLevel() {
        assertThat(get("/api/v1/reports/" + AUGUST, reporter))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.level", path -> path.assertThat().isEqualTo("PROVINCE"))
                .hasPathSatisfying("$.window.dueAt", path -> path.assertThat().isEqualTo("2027-08-20T10:00:00Z"));
        assertThat(get("/api/v1/templates/PCMT-THANG?level=PROVINCE", reporter))
                .bodyJson()
                .hasPathSatisfying(
                        "$.sections.length()", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.sections[0].indicators.length()", path -> path.assertThat()
                        .isEqualTo(8));

        assertThat(submit(reporter, figures("5"), 0))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.timeliness", path -> path.assertThat().isEqualTo("ON_TIME"));
    }

    @Test
    void whatOnlyCommunesCountIsNotTakenInFromIt() {
        Map<String, String> more = figures("5");
        more.put("CA01", "3");

        assertThat(submit(reporter, more, 0))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", path -> path.assertThat().isEqualTo("/values/CA01"))
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo("indicator-unknown"));
        assertThat(reports.find(AUGUST).orElseThrow().revision()).isZero();
    }

    @Test
    void aCommuneNeitherReadsNorWritesIt() {
        for (OfficerRole role : List.of(COMMUNE_REPORTER, COMMUNE_HEAD)) {
            String commune = TestTokens.bearer("bc-18859", COMMUNE, role);
            refused(submit(commune, figures("5"), 0), 403, "wrong-unit");
            refused(get("/api/v1/reports/" + AUGUST, commune), 403, "wrong-unit");
            assertThat(get("/api/v1/reports?area=" + SampleUnits.PROVINCE + "&period=2027-08", commune))
                    .bodyJson()
                    .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(0));
        }
        assertThat(get("/api/v1/reports?period=2027-08", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items[0].id", path -> path.assertThat().isEqualTo(AUGUST.toString()));
    }

    @Test
    void whoDoesNotReportForTheProvinceCannotSubmitIt() {
        refused(submit(reviewer, figures("5"), 0), 403, "forbidden");
        refused(submit(province("lanhdao", LEADER), figures("5"), 0), 403, "forbidden");
        refused(submit("Bearer nonsense", figures("5"), 0), 401, "unauthenticated");
        String other = TestTokens.bearer("bc-46", "46@2025-07-01", COMMUNE_REPORTER);
        refused(submit(other, figures("5"), 0), 403, "wrong-unit");
    }

    @Test
    void aReviewerOfTheProvinceAcceptsItButNeverTheOneWhoSentIt() {
        String both = province("kiem-nhiem", COMMUNE_REPORTER, REVIEWER);
        assertThat(submit(both, figures("5"), 0)).hasStatus(201);

        refused(accept(both, 1), 403, "own-report");
        refused(accept(reporter, 1), 403, "forbidden");
        refused(accept(TestTokens.bearer("duyet-xa", COMMUNE, REVIEWER), 1), 403, "wrong-area");
        assertThat(accept(reviewer, 1)).hasStatus(200);
    }

    private static String province(String id, OfficerRole... roles) {
        return TestTokens.bearer(id, SampleUnits.PROVINCE, roles);
    }

    private static Map<String, String> figures(String cases) {
        Map<String, String> figures = new TreeMap<>();
        for (int i = 1; i <= 8; i++) {
            figures.put("GC0" + i, "1");
        }
        figures.put("GC01", cases);
        figures.put("GC02", cases);
        return figures;
    }

    private static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result).hasStatus(status).bodyJson().hasPathSatisfying("$.code", path -> path.assertThat()
                .isEqualTo(problem));
    }

    private MvcTestResult get(String path, String bearer) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private MvcTestResult submit(String bearer, Map<String, String> values, long version) {
        return post(bearer, "submission", JSON.writeValueAsString(Map.of("values", values)), version);
    }

    private MvcTestResult accept(String bearer, long version) {
        return post(bearer, "acceptance", "{\"revision\": 1}", version);
    }

    private MvcTestResult post(String bearer, String what, String body, long version) {
        return http.post()
                .uri("/api/v1/reports/{id}/" + what, AUGUST.toString())
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
