package vn.pcmt.report.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A storm: the three old communes that are one today owe June 2025, due on Monday the 16th, and get more time together. */
@OnStore
class ExtensionControllerTest {
    private static final AtomicInteger CODES = new AtomicInteger(54000);
    private static final Instant UNTIL = vietnam("2025-06-20T17:00:00");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private final String reviewer = TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);
    private String area;
    private List<ReportId> june;

    @BeforeEach
    void threeCommunesOweJune() {
        clock.set(vietnam("2025-06-15T09:00:00"));
        String today = String.valueOf(CODES.incrementAndGet());
        area = today + "@2025-07-01";
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(today));
        june = IntStream.range(0, 3)
                .mapToObj(i -> String.valueOf(CODES.incrementAndGet()))
                .map(code -> {
                    UnitStock.put(store, SampleUnits.oldCommune(code, today));
                    return ReportId.parse("PCMT-THANG~" + code + "@2021-01-01~2025-06");
                })
                .toList();
        reports.addMissing(june.stream()
                .map(id -> Report.expected(
                        id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), clock.instant()))
                .toList());
    }

    @Test
    void allCommunesOfAnAreaGetMoreTimeByOneCommand() {
        MvcTestResult result = extend(reviewer, body(area, "2025-06", UNTIL), "storm-key-1");

        assertThat(result)
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.extended", path -> path.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.refused", path -> path.assertThat().asArray().isEmpty())
                .hasPathSatisfying("$.finished", path -> path.assertThat().isEqualTo(true));
        for (ReportId id : june) {
            assertThat(reports.find(id).orElseThrow().deadlines().dueAt()).isEqualTo(UNTIL);
        }
        String location = result.getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(get(location, reviewer))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.by", path -> path.assertThat().isEqualTo("duyet"))
                .hasPathSatisfying("$.reason", path -> path.assertThat().isEqualTo("Bão số 5"))
                .hasPathSatisfying("$.at", path -> path.assertThat().isEqualTo("2025-06-15T02:00:00Z"));
        assertThat(get("/api/v1/reports/" + june.getFirst(), reviewer))
                .bodyJson()
                .hasPathSatisfying(
                        "$.extensions[0].by", path -> path.assertThat().isEqualTo("duyet"))
                .hasPathSatisfying(
                        "$.extensions[0].reason", path -> path.assertThat().isEqualTo("Bão số 5"))
                .hasPathSatisfying(
                        "$.extensions[0].until", path -> path.assertThat().isEqualTo("2025-06-20T10:00:00Z"))
                .hasPathSatisfying(
                        "$.extensions[0].before", path -> path.assertThat().isEqualTo("2025-06-16T10:00:00Z"));
    }

    @Test
    void itEndsByItself() {
        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "ends-key-1")).hasStatus(201);

        assertThat(window(UNTIL)).isEqualTo("OPEN");
        assertThat(window(UNTIL.plusSeconds(1))).isEqualTo("LATE");
    }

    @Test
    void theFirstThatIsRefusedStopsNoneOfTheOthers() {
        Report in = reports.find(june.get(0)).orElseThrow();
        in.submit(Reporting.YARDSTICK, Reporting.complete().draft(), "bc", clock.instant());
        reports.save(in);
        Report longer = reports.find(june.get(1)).orElseThrow();
        longer.extend(UNTIL.plusSeconds(1), "Mất điện", "duyet", clock.instant());
        reports.save(longer);

        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "partly-key-1"))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.extended", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.refused[0].unitKey", path -> path.assertThat()
                        .isEqualTo(june.get(0).unitKey()))
                .hasPathSatisfying(
                        "$.refused[0].code", path -> path.assertThat().isEqualTo("extension-not-needed"))
                .hasPathSatisfying(
                        "$.refused[1].code", path -> path.assertThat().isEqualTo("extension-not-later"));
        assertThat(reports.find(june.get(2)).orElseThrow().deadlines().dueAt()).isEqualTo(UNTIL);
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAndExtendsNobodyElse() {
        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "again-key-1"))
                .hasStatus(201);
        ReportId later = aFourthCommune();

        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "again-key-1"))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.extended", path -> path.assertThat().isEqualTo(3));

        assertThat(reports.find(later).orElseThrow().extensions()).isEmpty();
        assertThat(reports.find(june.getFirst()).orElseThrow().extensions()).hasSize(1);
        refused(extend(reviewer, body(area, "2025-05", UNTIL), "again-key-1"), 409, "idempotency-key-reused");
    }

    @Test
    void whatWasCutShortIsFinishedAndNothingIsExtendedTwice() {
        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "crash-key-1"))
                .hasStatus(201);
        store.updateFirst(
                Query.query(Criteria.where("area").is(area)),
                new Update().set("done", null).set("extended", 0),
                ExtensionOrder.class);
        Report notReached = reports.find(june.get(2)).orElseThrow();
        store.remove(notReached);
        reports.addMissing(List.of(Report.expected(
                june.get(2),
                1,
                "p/thang",
                ReportingCalendar.standard().deadlines(june.get(2).period()),
                clock.instant())));

        assertThat(extend(reviewer, body(area, "2025-06", UNTIL), "crash-key-1"))
                .bodyJson()
                .hasPathSatisfying("$.extended", path -> path.assertThat().isEqualTo(3))
                .hasPathSatisfying("$.finished", path -> path.assertThat().isEqualTo(true));
        for (ReportId id : june) {
            assertThat(reports.find(id).orElseThrow().extensions()).hasSize(1);
        }
    }

    @Test
    void onlyAReviewerOfTheAreaExtendsIt() {
        String body = body(area, "2025-06", UNTIL);
        refused(extend(TestTokens.bearer("bc", area, COMMUNE_REPORTER), body, "role-key-1"), 403, "forbidden");
        refused(extend(TestTokens.bearer("ld", SampleUnits.PROVINCE, LEADER), body, "role-key-2"), 403, "forbidden");
        refused(extend(TestTokens.bearer("d46", "46@2025-07-01", REVIEWER), body, "role-key-3"), 403, "wrong-area");
        refused(extend("Bearer nonsense", body, "role-key-4"), 401, "unauthenticated");
        refused(extend(reviewer, body, null), 428, "idempotency-key-required");
        assertThat(reports.find(june.getFirst()).orElseThrow().extensions()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} is {5}")
    @CsvSource({
        "99999@2025-07-01, 2025-06, 2025-06-20T17:00:00, Bão, 404, unit-unknown",
        "AREA, 2025-13, 2025-06-20T17:00:00, Bão, 400, period-malformed",
        "AREA, 2024-01, 2025-06-20T17:00:00, Bão, 404, nothing-owed-in-area",
        "AREA, 2025-06, 2025-06-15T09:00:00, Bão, 422, extension-refused",
        "AREA, 2025-06, 2025-08-14T09:00:01, Bão, 422, extension-refused",
        "AREA, 2025-06, +1000000-01-01T00:00:00, Bão, 422, extension-refused",
        "AREA, 2025-06, 2025-06-20T17:00:00, Gọi 0912345678, 422, extension-refused",
        "AREA, 2025-06, 2025-06-20T17:00:00, ' ', 422, invalid-request",
    })
    void whatCannotBeIsRefused(String asked, String period, String until, String reason, int status, String problem) {
        String body = body(asked.replace("AREA", area), period, vietnam(until)).replace("Bão số 5", reason);

        refused(extend(reviewer, body, "wrong-key-1"), status, problem);

        assertThat(reports.find(june.getFirst()).orElseThrow().extensions()).isEmpty();
    }

    @Test
    void aDeadlineIsMovedBySixtyDaysAtMost() {
        Instant last = vietnam("2025-08-14T09:00:00");
        assertThat(extend(reviewer, body(area, "2025-06", last), "longest-key-1"))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.extended", path -> path.assertThat().isEqualTo(3));
    }

    @Test
    void whoeverReadsTheAreaReadsItsExtensionsAndNobodyElse() {
        extend(reviewer, body(area, "2025-06", UNTIL), "list-key-1");

        String own = TestTokens.bearer("bc", area, COMMUNE_REPORTER);
        assertThat(get("/api/v1/extensions", own)).bodyJson().hasPathSatisfying("$.total", path -> path.assertThat()
                .isEqualTo(1));
        assertThat(get("/api/v1/extensions?area=" + area, reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items[0].area", path -> path.assertThat().isEqualTo(area));
        String stranger = TestTokens.bearer("bc2", "18859@2025-07-01", COMMUNE_REPORTER);
        assertThat(get("/api/v1/extensions?area=" + area, stranger))
                .bodyJson()
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(0));
    }

    private ReportId aFourthCommune() {
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.oldCommune(code, area.substring(0, 5)));
        ReportId id = ReportId.parse("PCMT-THANG~" + code + "@2021-01-01~2025-06");
        reports.addMissing(List.of(Report.expected(
                id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), clock.instant())));
        return id;
    }

    private String window(Instant at) {
        return reports.find(june.getFirst()).orElseThrow().windowAt(at).state();
    }

    private static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.title", path -> path.assertThat().asString().doesNotStartWith("problem."));
    }

    private MvcTestResult get(String path, String bearer) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private MvcTestResult extend(String bearer, String body, String key) {
        MockMvcTester.MockMvcRequestBuilder request = http.post()
                .uri("/api/v1/extensions")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (key != null) {
            request.header("Idempotency-Key", key + area);
        }
        return request.exchange();
    }

    private static String body(String area, String period, Instant until) {
        return """
                {"area": "%s", "template": "PCMT-THANG", "period": "%s", "until": "%s", "reason": "Bão số 5"}
                """.formatted(area, period, until);
    }
}
