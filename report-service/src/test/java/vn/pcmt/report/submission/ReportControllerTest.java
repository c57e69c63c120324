package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.CLOSED;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.LATE;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.unit.UnitStock;

/** Reports over HTTP: what is taken, and every way of being refused, which must leave the document as it was. */
@OnStore
class ReportControllerTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger CODES = new AtomicInteger(30000);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private String code;
    private ReportId id;
    private String reporter;
    private String reviewer;

    @BeforeEach
    void aCommuneOwesAugust() {
        clock.set(IN_TIME);
        code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
        reports.addMissing(List.of(
                Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY)));
        reporter = TestTokens.bearer("bc-" + code, id.unitKey(), COMMUNE_REPORTER);
        reviewer = TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);
    }

    @Test
    void aCommuneSubmitsItsReport() {
        assertThat(submit(complete().with("GC05", "12.345"), "\"0\"", "first-key"))
                .hasStatus(201)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.id", path -> path.assertThat().isEqualTo(id.toString()))
                .hasPathSatisfying("$.revision", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.status", path -> path.assertThat().isEqualTo("SUBMITTED"))
                .hasPathSatisfying("$.timeliness", path -> path.assertThat().isEqualTo("ON_TIME"))
                .hasPathSatisfying("$.submittedAt", path -> path.assertThat().isEqualTo("2025-08-16T02:00:00Z"));

        assertThat(get("/api/v1/reports/" + id, reporter))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.values.GC05", path -> path.assertThat().isEqualTo(12.345))
                .hasPathSatisfying("$.values.CA01", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.unitName", path -> path.assertThat().isEqualTo("Xã " + code))
                .hasPathSatisfying("$.window.state", path -> path.assertThat().isEqualTo("OPEN"))
                .hasPathSatisfying(
                        "$.revisions[0].by", path -> path.assertThat().isEqualTo("bc-" + code));
    }

    @Test
    void theHeadOfTheCommuneMaySubmitToo() {
        assertThat(submit(
                        TestTokens.bearer("ct-" + code, id.unitKey(), COMMUNE_HEAD),
                        id.toString(),
                        body(complete()),
                        "\"0\"",
                        "head-key-1"))
                .hasStatus(201);
    }

    @Test
    void aJsonNumberIsAsGoodAsText() {
        String body = body(complete()).replace("\"TT02\":\"1\"", "\"TT02\":17");
        assertThat(submit(reporter, id.toString(), body, "\"0\"", "number-key")).hasStatus(201);
        assertThat(reports.find(id).orElseThrow().latest().orElseThrow().values())
                .containsEntry("TT02", Reporting.number("17"));
    }

    @Test
    void theSameKeyAndContentGetsTheFirstAnswerEvenWithAnOldVersion() {
        assertThat(submit(complete(), "\"0\"", "same-key-1")).hasStatus(201);
        clock.set(LATE);
        assertThat(submit(complete(), "\"0\"", "same-key-1"))
                .hasStatus(201)
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.revision", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.submittedAt", path -> path.assertThat().isEqualTo("2025-08-16T02:00:00Z"));
        assertThat(reports.find(id).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        assertThat(submit(complete(), "\"0\"", "same-key-2")).hasStatus(201);
        refused(() -> submit(complete().with("CA01", "2"), "\"1\"", "same-key-2"), 409, "idempotency-key-reused");
    }

    @Test
    void aStaleVersionIsRefused() {
        assertThat(submit(complete(), "\"0\"", "stale-key-1")).hasStatus(201);
        refused(() -> submit(complete().with("CA01", "2"), "\"0\"", "stale-key-2"), 412, "stale-revision");
    }

    @Test
    void aMissingOrMalformedPreconditionIsRefused() {
        refused(() -> submit(complete(), null, "some-key-1"), 428, "if-match-required");
        refused(() -> submit(complete(), "3", "some-key-1"), 400, "if-match-malformed");
        refused(() -> submit(complete(), "\"0\"", null), 428, "idempotency-key-required");
        refused(() -> submit(complete(), "\"0\"", "short"), 400, "idempotency-key-malformed");
    }

    @ParameterizedTest(name = "{0} = {1} is {2}")
    @CsvSource({
        "CA01, 10000000, too-large",
        "CA01, -1, negative",
        "CA01, 1.125, too-many-decimals",
        "GC05, 1.1255, too-many-decimals",
        "CA01, mười, not-a-number",
        "CA01, '', blank",
        "XX99, 1, indicator-unknown",
    })
    void aWrongFigureIsRefusedByItsPointer(String indicator, String value, String problem) {
        MvcTestResult refused = refused(
                () -> submit(complete().with(indicator, value), "\"0\"", "wrong-figure"), 422, "report-invalid");
        assertThat(refused)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", path -> path.assertThat().isEqualTo("/values/" + indicator))
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.errors[0].message",
                        path -> path.assertThat().asString().isNotBlank().doesNotStartWith("field."));
    }

    @Test
    void malformedJsonIsRefused() {
        refused(() -> submit(reporter, id.toString(), "{\"values\":", "\"0\"", "json-key-1"), 400, "malformed-json");
        refused(
                () -> submit(reporter, id.toString(), "{\"values\":{},\"extra\":1}", "\"0\"", "json-key-2"),
                400,
                "malformed-json");
        refused(
                () -> submit(reporter, id.toString(), "{\"values\":{\"CA01\":[1]}}", "\"0\"", "json-key-3"),
                400,
                "malformed-json");
        refused(() -> submit(reporter, id.toString(), "{}", "\"0\"", "json-key-4"), 422, "invalid-request");
    }

    @Test
    void aClosedWindowIsRefusedAndAPeriodNotYetOver() {
        clock.set(CLOSED);
        refused(() -> submit(complete(), "\"0\"", "closed-key"), 409, "window-closed");
        clock.set(TOO_EARLY);
        refused(() -> submit(complete(), "\"0\"", "early-key"), 409, "window-not-open");
    }

    @Test
    void aWrongPeriodUnitOrTemplateIsRefused() {
        String unit = id.unitKey();
        String unknown = "99999@2025-07-01";
        refusedAt(reporter, "PCMT-THANG~" + unit + "~2031-01", 404, "report-not-expected");
        refusedAt(reporter, "PCMT-THANG~" + unit + "~2025-13", 400, "period-malformed");
        refusedAt(reporter, "nonsense", 400, "report-id-malformed");
        refusedAt(reporter, "PCMT-NAM~" + unit + "~2025-08", 404, "template-unknown");
        refusedAt(
                TestTokens.bearer("bc-99999", unknown, COMMUNE_REPORTER),
                "PCMT-THANG~" + unknown + "~2025-08",
                404,
                "unit-unknown");
        assertThat(get("/api/v1/reports/PCMT-THANG~" + unknown + "~2025-08", reviewer))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("unit-unknown"));
    }

    @Test
    void anotherUnitsTokenIsRefusedForWritingAndReading() {
        String other = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(other));
        String stranger = TestTokens.bearer("bc-" + other, other + "@2025-07-01", COMMUNE_REPORTER);

        refused(() -> submit(stranger, id.toString(), body(complete()), "\"0\"", "other-unit"), 403, "wrong-unit");
        assertThat(get("/api/v1/reports/" + id, stranger))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("wrong-unit"));
    }

    @Test
    void aRoleThatDoesNotReportCannotSubmit() {
        refused(
                () -> submit(
                        TestTokens.bearer("lanhdao", id.unitKey(), LEADER, REVIEWER),
                        id.toString(),
                        body(complete()),
                        "\"0\"",
                        "leader-key"),
                403,
                "forbidden");
    }

    @Test
    void aWrongTokenIsRefused() {
        Map<String, String> tokens = Map.of(
                TestTokens.expired("bc-" + code, id.unitKey(), COMMUNE_REPORTER),
                "token-expired",
                TestTokens.wrongSignature("bc-" + code, id.unitKey(), COMMUNE_REPORTER),
                "unauthenticated",
                TestTokens.wrongIssuer("bc-" + code, id.unitKey(), COMMUNE_REPORTER),
                "unauthenticated",
                TestTokens.wrongAudience("bc-" + code, id.unitKey(), COMMUNE_REPORTER),
                "unauthenticated",
                "nonsense",
                "unauthenticated");
        tokens.forEach((token, problem) -> refused(
                () -> submit("Bearer " + token, id.toString(), body(complete()), "\"0\"", "token-key"), 401, problem));
    }

    @Test
    void aRefusalSpeaksTheLanguageAskedFor() {
        clock.set(CLOSED);
        assertThat(submit(complete(), "\"0\"", "vietnamese"))
                .bodyJson()
                .hasPathSatisfying("$.title", path -> path.assertThat().isEqualTo("Đã hết thời gian nộp"))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().contains("17:00 02/10/2025"));
        assertThat(http.post()
                        .uri("/api/v1/reports/" + id + "/submission")
                        .header(HttpHeaders.AUTHORIZATION, reporter)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .header(HttpHeaders.IF_MATCH, "\"0\"")
                        .header("Idempotency-Key", "english-1")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body(complete())))
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.title", path -> path.assertThat().isEqualTo("Too late to submit"));
    }

    @Test
    void reviewsReturnsCorrectsAndKeepsEveryRevision() {
        assertThat(submit(complete(), "\"0\"", "life-key-1")).hasStatus(201);
        assertThat(post(
                        reviewer,
                        "return",
                        "{\"reason\":\"Sai số\",\"remarks\":[{\"indicator\":\"CA01\",\"text\":\"Xem lại\"}]}",
                        "\"1\"",
                        "life-key-2"))
                .hasStatus(200)
                .hasHeader(HttpHeaders.ETAG, "\"2\"");
        assertThat(get("/api/v1/reports/" + id, reporter))
                .bodyJson()
                .hasPathSatisfying("$.status", path -> path.assertThat().isEqualTo("RETURNED"))
                .hasPathSatisfying("$.returned.remarks[0].indicator", path -> path.assertThat()
                        .isEqualTo("CA01"));
        assertThat(submit(complete().with("CA01", "2"), "\"2\"", "life-key-3")).hasStatus(201);
        assertThat(post(reviewer, "acceptance", "{\"revision\":2}", "\"3\"", "life-key-4"))
                .hasStatus(200);
        String correction = body(complete().with("CA01", "3")).replaceFirst("\\{", "{\"reason\":\"Đếm sót\",");
        assertThat(post(reporter, "correction", correction, "\"4\"", "life-key-5"))
                .hasStatus(201);

        assertThat(get("/api/v1/reports/" + id, reporter))
                .hasHeader(HttpHeaders.ETAG, "\"5\"")
                .bodyJson()
                .hasPathSatisfying("$.status", path -> path.assertThat().isEqualTo("CORRECTED"))
                .hasPathSatisfying(
                        "$.acceptedRevision", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$.revisions.length()", path -> path.assertThat().isEqualTo(3));
        assertThat(get("/api/v1/reports/" + id + "/revisions/1", reviewer))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.values.CA01", path -> path.assertThat().isEqualTo(1));
        assertThat(get("/api/v1/reports/" + id + "/revisions/4", reviewer)).hasStatus(404);
    }

    @Test
    void aRemarkIsAboutOneFieldThatTheFormAsksFor() {
        assertThat(submit(complete().noting("Ghi chú"), "\"0\"", "remark-key-1"))
                .hasStatus(201);
        for (String remark : List.of(
                "{\"text\":\"x\"}",
                "{\"indicator\":\"CA01\",\"narrative\":\"note\",\"text\":\"x\"}",
                "{\"narrative\":\"kho-khan\",\"text\":\"x\"}",
                "{\"indicator\":\"ZZ99\",\"text\":\"x\"}")) {
            refused(
                    () -> post(
                            reviewer,
                            "return",
                            "{\"reason\":\"Xem lại\",\"remarks\":[" + remark + "]}",
                            "\"1\"",
                            "remark-key-2"),
                    422,
                    "report-invalid");
        }
        assertThat(post(
                        reviewer,
                        "return",
                        "{\"reason\":\"Xem lại\",\"remarks\":[{\"narrative\":\"note\",\"text\":\"Ghi rõ hơn\"}]}",
                        "\"1\"",
                        "remark-key-3"))
                .hasStatus(200);
        assertThat(get("/api/v1/reports/" + id, reporter))
                .bodyJson()
                .hasPathSatisfying(
                        "$.remarks[0].narrative", path -> path.assertThat().isEqualTo("note"))
                .hasPathSatisfying(
                        "$.remarks[0].changed", path -> path.assertThat().isEqualTo(false))
                .hasPathSatisfying("$.openings", path -> path.assertThat().isEqualTo(List.of()));
    }

    @Test
    void aReviewerGrantsAnExtension() {
        clock.set(CLOSED);
        Instant until = CLOSED.plusSeconds(86_400);
        assertThat(post(
                        reviewer,
                        "extension",
                        "{\"until\":\"" + until + "\",\"reason\":\"Mưa lũ chia cắt\"}",
                        "\"0\"",
                        "extend-1"))
                .hasStatus(200);
        assertThat(submit(complete(), "\"1\"", "extend-2")).hasStatus(201);
    }

    @Test
    void reviewersDecideOnlyInTheirAreaAndOnlyOnWhatTheyHaveRead() {
        assertThat(submit(complete(), "\"0\"", "area-key-1")).hasStatus(201);
        String elsewhere = TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER);
        refused(() -> post(elsewhere, "acceptance", "{\"revision\":1}", "\"1\"", "area-key-2"), 403, "wrong-area");
        refused(() -> post(reporter, "acceptance", "{\"revision\":1}", "\"1\"", "area-key-3"), 403, "forbidden");
        refused(() -> post(reviewer, "acceptance", "{\"revision\":2}", "\"1\"", "area-key-4"), 412, "stale-revision");
        refused(() -> post(reviewer, "return", "{\"reason\":\" \"}", "\"1\"", "area-key-5"), 422, "invalid-request");
        refused(
                () -> post(
                        reviewer,
                        "return",
                        "{\"reason\":\"Gọi 0912345678\",\"remarks\":[{\"indicator\":\"ZZ\",\"text\":\"x\"}]}",
                        "\"1\"",
                        "area-key-6"),
                422,
                "report-invalid");
    }

    @Test
    void aCommuneReadsTheReportsOfTheUnitsItCameFromButDoesNotWriteThem() {
        String old = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.oldCommune(old, code));
        ReportId june = ReportId.parse("PCMT-THANG~" + old + "@2021-01-01~2025-06");
        reports.addMissing(List.of(
                Report.expected(june, 1, "p/thang", ReportingCalendar.standard().deadlines(june.period()), TOO_EARLY)));

        assertThat(get("/api/v1/reports/" + june, reporter)).hasStatus(200);
        assertThat(submit(reporter, june.toString(), body(complete()), "\"0\"", "old-unit-1"))
                .hasStatus(403);
    }

    @Test
    void listsWhatTheCallerMaySeeAndNothingElse() {
        assertThat(get("/api/v1/reports?period=2025-08&status=EXPECTED", reporter))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.items[0].id", path -> path.assertThat().isEqualTo(id.toString()))
                .hasPathSatisfying(
                        "$.items[0].unitName", path -> path.assertThat().isEqualTo("Xã " + code));
        assertThat(get("/api/v1/reports?unit=" + id.unitKey(), reviewer))
                .bodyJson()
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(1));
        assertThat(get("/api/v1/reports?area=" + SampleUnits.PROVINCE, reporter))
                .bodyJson()
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(1));
        assertThat(get("/api/v1/reports?period=abc", reviewer)).hasStatus(400);
        assertThat(get("/api/v1/reports?status=LOST", reviewer)).hasStatus(400);
    }

    private MvcTestResult refused(java.util.function.Supplier<MvcTestResult> call, int status, String problem) {
        Document before = stored();
        MvcTestResult result = call.get();
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.title", path -> path.assertThat().asString().doesNotStartWith("problem."))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().doesNotStartWith("problem."));
        assertThat(stored()).as("nothing has changed").isEqualTo(before);
        return result;
    }

    private void refusedAt(String bearer, String reportId, int status, String problem) {
        refused(() -> submit(bearer, reportId, body(complete()), "\"0\"", "wrong-id-1"), status, problem);
    }

    private Document stored() {
        return store.findById(id.toString(), Document.class, Report.COLLECTION);
    }

    private MvcTestResult get(String path, String bearer) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private MvcTestResult submit(Filled filled, String ifMatch, String key) {
        return submit(reporter, id.toString(), body(filled), ifMatch, key);
    }

    private MvcTestResult submit(String bearer, String reportId, String body, String ifMatch, String key) {
        return post(bearer, reportId, "submission", body, ifMatch, key);
    }

    private MvcTestResult post(String bearer, String what, String body, String ifMatch, String key) {
        return post(bearer, id.toString(), what, body, ifMatch, key);
    }

    private MvcTestResult post(String bearer, String reportId, String what, String body, String ifMatch, String key) {
        MockMvcTester.MockMvcRequestBuilder request = http.post()
                .uri("/api/v1/reports/{id}/" + what, reportId)
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

    private static String body(Filled filled) {
        Map<String, Object> body = new HashMap<>();
        body.put("values", filled.values());
        body.put("nothingToReport", filled.nothingToReport());
        return JSON.writeValueAsString(body);
    }
}
