package vn.pcmt.report.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.expected.Deciding;
import vn.pcmt.report.expected.ExpectReports;
import vn.pcmt.report.expected.Requiring;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** The working days over HTTP, in a year that no other suite looks at. March 2036 is due on Monday the 17th. */
@OnStore
class WorkingDayControllerTest {
    private static final int YEAR = 2036;
    private static final String STORM = """
            {"set": [{"date": "2036-03-17", "kind": "HOLIDAY", "name": "Nghỉ bão"}],
             "reason": "Bão số 1", "source": "Công điện 12/CĐ-UBND"}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private ExpectReports expect;

    @Autowired
    private Reports reports;

    private final String admin = TestTokens.bearer("quantri", SampleUnits.PROVINCE, ADMIN);

    @BeforeEach
    void nobodyHasDecidedOnTheYear() {
        store.remove(new Query(), DecidedYear.class);
        Requiring.nothing(store);
        clock.set(vietnam("2036-03-10T09:00:00"));
    }

    @Test
    void everybodyReadsTheOfficialListUntilSomebodyDecides() {
        String reporter = TestTokens.bearer("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);

        assertThat(get("/api/v1/calendars/2026", reporter))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"0\"")
                .bodyJson()
                .hasPathSatisfying("$.decided", path -> path.assertThat().isEqualTo(false))
                .hasPathSatisfying("$.days[0].date", path -> path.assertThat().isEqualTo("2026-01-01"))
                .hasPathSatisfying(
                        "$.days[?(@.date=='2026-02-17')].kind",
                        path -> path.assertThat().asArray().containsExactly("HOLIDAY"))
                .hasPathSatisfying(
                        "$.days[?(@.date=='2026-11-24')]",
                        path -> path.assertThat().asArray().isEmpty())
                .hasPathSatisfying(
                        "$.undecided[?(@.date=='2026-11-24')].basis",
                        path -> path.assertThat().asArray().containsExactly("CULTURE_DAY"))
                .hasPathSatisfying(
                        "$.undecided[?(@.date=='2026-08-22')].kind",
                        path -> path.assertThat().asArray().containsExactly("MAKE_UP"));
        assertThat(get("/api/v1/calendars/2026", "Bearer nonsense")).hasStatus(401);
        assertThat(get("/api/v1/calendars/1999", admin))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("calendar-year-unknown"));
    }

    @Test
    void anAdministratorSwapsADayForASaturdayAndTheServicesAreTold() {
        String swap = """
                {"set": [{"date": "2036-03-21", "kind": "SWAP_OFF", "name": "Nghỉ hoán đổi"},
                         {"date": "2036-03-22", "kind": "MAKE_UP", "name": "Làm bù"},
                         {"date": "2036-04-28", "until": "2036-05-01", "kind": "HOLIDAY", "name": "Nghỉ lễ"}],
                 "reason": "Hoán đổi ngày làm việc", "source": "Thông báo của Bộ Nội vụ"}
                """;
        assertThat(change(admin, swap, "\"0\"", "swap-key-1"))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.version", path -> path.assertThat().isEqualTo(1));

        String source = "Thông báo của Bộ Nội vụ";
        List<CalendarSet> told = Deciding.told(store, YEAR);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().actor()).isEqualTo("quantri");
        assertThat(told.getFirst().calendar().days())
                .startsWith(
                        new CalendarDay(LocalDate.of(2036, 3, 21), DayKind.SWAP_OFF, "Nghỉ hoán đổi", source),
                        new CalendarDay(LocalDate.of(2036, 3, 22), DayKind.MAKE_UP, "Làm bù", source))
                .hasSize(6);

        assertThat(change(
                        admin,
                        "{\"remove\": [\"2036-03-22\"], \"reason\": \"Không làm bù\", \"source\": \"Thông báo 2\"}",
                        "\"1\"",
                        "swap-key-2"))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"2\"");
        assertThat(get("/api/v1/calendars/2036", admin))
                .hasHeader(HttpHeaders.ETAG, "\"2\"")
                .bodyJson()
                .hasPathSatisfying("$.decided", path -> path.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.days.length()", path -> path.assertThat().isEqualTo(5));
        assertThat(get("/api/v1/calendars/2036/changes", admin))
                .bodyJson()
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.items[0].by", path -> path.assertThat().isEqualTo("quantri"))
                .hasPathSatisfying(
                        "$.items[0].reason", path -> path.assertThat().isEqualTo("Không làm bù"))
                .hasPathSatisfying(
                        "$.items[0].source", path -> path.assertThat().isEqualTo("Thông báo 2"))
                .hasPathSatisfying("$.items[0].at", path -> path.assertThat().isEqualTo("2036-03-10T02:00:00Z"))
                .hasPathSatisfying(
                        "$.items[0].before[0].date", path -> path.assertThat().isEqualTo("2036-03-22"))
                .hasPathSatisfying(
                        "$.items[1].set.length()", path -> path.assertThat().isEqualTo(6));
    }

    @Test
    void theFirstChangeOfAYearKeepsTheOfficialDaysOfIt() {
        clock.set(vietnam("2026-11-22T09:00:00"));

        assertThat(http.post()
                        .uri("/api/v1/calendars/2026/changes")
                        .header(HttpHeaders.AUTHORIZATION, admin)
                        .header(HttpHeaders.IF_MATCH, "\"0\"")
                        .header("Idempotency-Key", "culture-day")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(CULTURE_DAY))
                .hasStatus(200);

        // Told to nobody here, so that other suites keep their year 2026.
        List<CalendarDay> days =
                Deciding.told(store, 2026).getFirst().calendar().days();
        assertThat(days)
                .extracting(CalendarDay::date)
                .contains(LocalDate.of(2026, 2, 17), LocalDate.of(2026, 9, 2), LocalDate.of(2026, 11, 24))
                .doesNotContain(LocalDate.of(2026, 8, 22), LocalDate.of(2027, 1, 1));
    }

    private static final String CULTURE_DAY = """
            {"set": [{"date": "2026-11-24", "kind": "HOLIDAY", "name": "Ngày Văn hóa Việt Nam"}],
             "reason": "Đã thành luật", "source": "Luật sửa đổi Bộ luật Lao động"}
            """;

    @Test
    void aDryRunShowsTheDeadlinesThatWouldMoveAndChangesNothing() {
        ReportId march = aCommuneOwesMarch("53001");

        assertThat(tryOut(admin, STORM))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.dryRun", path -> path.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.moves.length()", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.moves[0].period", path -> path.assertThat().isEqualTo("2036-03"))
                .hasPathSatisfying("$.moves[0].from", path -> path.assertThat().isEqualTo("2036-03-17T10:00:00Z"))
                .hasPathSatisfying("$.moves[0].to", path -> path.assertThat().isEqualTo("2036-03-18T10:00:00Z"))
                .hasPathSatisfying(
                        "$.moves[0].reports", path -> path.assertThat().isEqualTo(1));

        assertThat(stored()).isNull();
        assertThat(reports.find(march).orElseThrow().deadlines().dueAt()).isEqualTo(vietnam("2036-03-17T17:00:00"));
    }

    @Test
    void aChangeMovesTheDeadlinesThatItsDryRunShowed() {
        ReportId march = aCommuneOwesMarch("53002");

        assertThat(change(admin, STORM, "\"0\"", "storm-key-1"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.moves[0].reports", path -> path.assertThat().isEqualTo(1));
        Deciding.hearWhatWasSaved(calendar, expect, store, YEAR);

        assertThat(reports.find(march).orElseThrow().deadlines().dueAt()).isEqualTo(vietnam("2036-03-18T17:00:00"));
        assertThat(get("/api/v1/reports/" + march, TestTokens.bearer("bc", march.unitKey(), COMMUNE_REPORTER)))
                .bodyJson()
                .hasPathSatisfying(
                        "$.extensions[0].reason", path -> path.assertThat().isEqualTo("calendar"))
                .hasPathSatisfying(
                        "$.extensions[0].by", path -> path.assertThat().isEqualTo("system"));
    }

    @Test
    void theSameKeyAndContentGetsTheFirstAnswer() {
        aCommuneOwesMarch("53003");
        assertThat(change(admin, STORM, "\"0\"", "twice-key-1")).hasStatus(200);
        clock.set(vietnam("2036-03-17T17:00:01"));

        assertThat(change(admin, STORM, "\"0\"", "twice-key-1"))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying(
                        "$.moves[0].reports", path -> path.assertThat().isEqualTo(1));
        refused(() -> change(admin, STORM.replace("17", "18"), "\"1\"", "twice-key-1"), 409, "idempotency-key-reused");
        assertThat(Deciding.told(store, YEAR)).hasSize(1);
    }

    @Test
    void aStaleOrMissingPreconditionIsRefused() {
        assertThat(change(admin, STORM, "\"0\"", "stale-key-1")).hasStatus(200);

        refused(() -> change(admin, STORM.replace("17", "18"), "\"0\"", "stale-key-2"), 412, "stale-revision");
        refused(() -> change(admin, STORM, null, "stale-key-3"), 428, "if-match-required");
        refused(() -> change(admin, STORM, "\"1\"", null), 428, "idempotency-key-required");
        refused(() -> change(admin, STORM, "\"1\"", "stale-key-4"), 409, "calendar-unchanged");
    }

    @Test
    void onlyAnAdministratorChangesTheDaysOrTriesItOut() {
        for (String other : List.of(
                TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER, LEADER),
                TestTokens.bearer("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER))) {
            refused(() -> change(other, STORM, "\"0\"", "other-key-1"), 403, "forbidden");
            refused(() -> tryOut(other, STORM), 403, "forbidden");
        }
        refused(() -> change("Bearer nonsense", STORM, "\"0\"", "other-key-2"), 401, "unauthenticated");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'date': '2037-01-01', 'kind': 'HOLIDAY', 'name': 'x'} | /set/0/date | day-of-other-year",
                "{'date': '2036-03-09', 'kind': 'HOLIDAY', 'name': 'x'} | /set/0/date | day-over",
                "{'date': '2036-03-22', 'kind': 'SWAP_OFF', 'name': 'x'} | /set/0/kind | swap-off-on-weekend",
                "{'date': '2036-03-21', 'kind': 'MAKE_UP', 'name': 'x'} | /set/0/kind | make-up-on-weekday",
                "{'date': '2036-03-21', 'until': '2036-03-20', 'kind': 'HOLIDAY', 'name': 'x'}"
                        + " | /set/0/until | days-in-a-row",
                "{'date': '2036-03-21', 'until': '2036-04-21', 'kind': 'HOLIDAY', 'name': 'x'}"
                        + " | /set/0/until | days-in-a-row",
                "{'date': '2036-03-21', 'kind': 'HOLIDAY', 'name': 'Gọi 0912345678'} | /set/0/name | personal-data",
                "{'date': '2036-03-21', 'kind': 'HOLIDAY', 'name': 'x'},"
                        + "{'date': '2036-03-21', 'kind': 'HOLIDAY', 'name': 'y'} | /set/1/date | day-repeated",
            })
    void whatCannotBeIsRefusedByItsPointer(String set, String pointer, String problem) {
        String body = "{'set': [%s], 'reason': 'Bão', 'source': 'Công điện'}".formatted(set);

        assertThat(refused(() -> change(admin, body.replace('\'', '"'), "\"0\"", "wrong-key"), 422, "calendar-refused"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", path -> path.assertThat().isEqualTo(pointer))
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.errors[0].message",
                        path -> path.assertThat().asString().isNotBlank().doesNotStartWith("field."));
    }

    @Test
    void todayMayStillBeDecidedOnAndADayThatIsNotThereCannotBeRemoved() {
        String today = STORM.replace("03-17", "03-10");
        assertThat(change(admin, today, "\"0\"", "today-key")).hasStatus(200);

        String remove = "{\"remove\": [\"2036-06-03\"], \"reason\": \"x\", \"source\": \"y\"}";
        assertThat(refused(() -> change(admin, remove, "\"1\"", "remove-key"), 422, "calendar-refused"))
                .bodyJson()
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo("day-not-there"));
        refused(
                () -> change(admin, "{\"reason\": \"x\", \"source\": \"y\"}", "\"1\"", "none-key"),
                409,
                "calendar-unchanged");
        refused(
                () -> change(admin, STORM.replace("Công điện 12/CĐ-UBND", " "), "\"1\"", "source-key"),
                422,
                "invalid-request");
    }

    private ReportId aCommuneOwesMarch(String code) {
        UnitStock.put(store, SampleUnits.commune(code));
        ReportId march = new ReportId("PCMT-THANG", code + "@2025-07-01", ReportingPeriod.parse("2036-03"));
        Requiring.monthly(expect, "plan-" + code, List.of(march.unitKey()), "2036-03", clock.instant());
        return march;
    }

    private MvcTestResult refused(Supplier<MvcTestResult> call, int status, String problem) {
        Document before = stored();
        MvcTestResult result = call.get();
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.title", path -> path.assertThat().asString().doesNotStartWith("problem."));
        assertThat(stored()).as("nothing has changed").isEqualTo(before);
        return result;
    }

    private @Nullable Document stored() {
        return store.findById(Integer.toString(YEAR), Document.class, DecidedYear.COLLECTION);
    }

    private MvcTestResult get(String path, String bearer) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private MvcTestResult tryOut(String bearer, String body) {
        return http.post()
                .uri("/api/v1/calendars/" + YEAR + "/changes?dryRun=true")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult change(String bearer, String body, @Nullable String ifMatch, @Nullable String key) {
        MockMvcTester.MockMvcRequestBuilder request = http.post()
                .uri("/api/v1/calendars/" + YEAR + "/changes")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange();
    }
}
