package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.Person.values;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.draft.Writing.with;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.unit.UnitStock;

/** Drafts over HTTP: saved, read, sent; and every way of being refused. */
@OnStore
class DraftControllerTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private Writing writing;
    private Person reporter;
    private Person colleague;
    private String draft;

    @BeforeEach
    void aCommuneOwesAugust() {
        writing = new Writing(context);
        reporter = writing.reporter;
        colleague = writing.colleague;
        draft = writing.draft;
    }

    @Test
    void whateverWasTypedIsKeptAsItWasTyped() {
        MvcTestResult saved = reporter.put(
                draft,
                0,
                Map.of(
                        "values", Map.of("CA01", " 1.50", "CA02", "mười", "XX99", "7", "CA03", ""),
                        "nothingToReport", List.of("giam-tac-hai"),
                        "narratives", Map.of("kho-khan", "Mưa lũ chia cắt"),
                        "explanations", Map.of("R07", "Có đợt cao điểm"),
                        "note", "Còn chờ số của thôn 3"));
        assertThat(saved).hasStatus(200);
        assertThat(version(saved)).isEqualTo(1);

        MvcTestResult read = colleague.get(draft);
        assertThat(read).hasStatus(200).hasHeader("ETag", "\"1\"");
        JsonNode body = json(read);
        assertThat(body.get("written").asBoolean()).isTrue();
        assertThat(body.get("baseRevision").asInt()).isZero();
        assertThat(body.at("/values/CA01").asString()).isEqualTo(" 1.50");
        assertThat(body.at("/values/CA02").asString()).isEqualTo("mười");
        assertThat(body.at("/values/XX99").asString()).isEqualTo("7");
        assertThat(body.get("values").has("CA03")).as("blank is not there").isFalse();
        assertThat(body.at("/nothingToReport/0").asString()).isEqualTo("giam-tac-hai");
        assertThat(body.at("/narratives/kho-khan").asString()).isEqualTo("Mưa lũ chia cắt");
        assertThat(body.at("/explanations/R07").asString()).isEqualTo("Có đợt cao điểm");
        assertThat(body.get("note").asString()).isEqualTo("Còn chờ số của thôn 3");
        assertThat(body.get("edits")
                        .valueStream()
                        .filter(edit -> edit.get("pointer").asString().equals("/values/CA01")))
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.get("by").asString()).isEqualTo(reporter.id());
                    assertThat(edit.get("at").asString()).isEqualTo("2025-08-16T02:00:00Z");
                });
        assertThat(writing.report().status()).as("nothing counts").isEqualTo(ReportStatus.EXPECTED);
    }

    @Test
    void nothingSavedIsAnEmptyDraftWithTheFiguresOfThePeriodBeforeBesideIt() {
        ReportId july = writing.id.previous();
        writing.expect(july);
        assertThat(reporter.post(
                        "/api/v1/reports/" + july + "/submission",
                        0,
                        complete("CA01", "39", "CA04", "39", "GC01", "4", "GC02", "4")))
                .hasStatus(201);

        MvcTestResult read = reporter.get(draft);
        assertThat(read).hasStatus(200).hasHeader("ETag", "\"0\"");
        JsonNode body = json(read);
        assertThat(body.get("written").asBoolean()).isFalse();
        assertThat(body.get("values")).as("blank is not zero").isEmpty();
        assertThat(body.at("/previous/values/GC01").asInt()).isEqualTo(4);
        assertThat(body.at("/openings/CA01").asInt()).as("a stock").isEqualTo(39);
        assertThat(body.get("openings").has("GC01")).as("a flow").isFalse();
    }

    @Test
    void theFirstPeriodOfAMergedUnitOpensWithTheSumOverTheUnitsItWasMadeOf() {
        String into = writing.id.unitKey().substring(0, 5);
        ReportId first = ReportId.parse("PCMT-THANG~" + writing.id.unitKey() + "~2025-07");
        writing.expect(first);
        clock.set(Reporting.vietnam("2025-06-16T09:00:00"));
        for (String old : List.of("6" + into.substring(1), "7" + into.substring(1))) {
            UnitStock.put(store, SampleUnits.oldCommune(old, into));
            ReportId june = ReportId.parse("PCMT-THANG~" + old + "@2021-01-01~2025-06");
            writing.expect(june);
            assertThat(Person.of(http, "bc-cu-" + old, june.unitKey(), COMMUNE_REPORTER)
                            .post("/api/v1/reports/" + june + "/submission", 0, complete("CA01", "20", "CA04", "20")))
                    .hasStatus(201);
        }
        assertThat(json(reporter.get("/api/v1/reports/" + first + "/draft"))
                        .at("/openings/CA01")
                        .asInt())
                .isEqualTo(40);
    }

    @Test
    void afterAReturnTheDraftBeginsWithTheLatestRevisionAndItsRemarks() {
        assertThat(reporter.post(writing.path + "/submission", 0, complete("CA14", "5")))
                .hasStatus(201);
        assertThat(writing.reviewer.post(
                        writing.path + "/return",
                        1,
                        Map.of("reason", "Sai số", "remarks", List.of(Map.of("indicator", "CA14", "text", "Xem lại")))))
                .hasStatus(200);

        MvcTestResult read = reporter.get(draft);
        JsonNode body = json(read);
        assertThat(body.get("baseRevision").asInt()).isEqualTo(1);
        assertThat(body.at("/values/CA14").asString()).isEqualTo("5");
        assertThat(body.at("/returned/reason").asString()).isEqualTo("Sai số");
        assertThat(body.at("/returned/remarks/0/pointer").asString()).isEqualTo("/values/CA14");
        assertThat(body.at("/returned/remarks/0/text").asString()).isEqualTo("Xem lại");

        MvcTestResult saved = reporter.put(draft, version(read), complete("CA14", "6"));
        assertThat(saved).hasStatus(200);
        assertThat(reporter.post(draft + "/submission", version(saved), null)).hasStatus(201);
        assertThat(writing.report().latest().orElseThrow().values()).containsEntry("CA14", Reporting.number("6"));
    }

    @Test
    void anAcceptedReportIsCorrectedByADraftWithAReason() {
        assertThat(reporter.post(writing.path + "/submission", 0, complete())).hasStatus(201);
        assertThat(writing.reviewer.post(writing.path + "/acceptance", 1, Map.of("revision", 1)))
                .hasStatus(200);
        MvcTestResult read = reporter.get(draft);
        assertThat(json(read).get("correction").asBoolean()).isTrue();

        MvcTestResult saved = reporter.put(draft, version(read), complete("CA14", "3"));
        refused(reporter.post(draft + "/submission", version(saved), null), 422, "report-invalid");
        saved = reporter.put(draft, version(saved), with(complete("CA14", "3"), "reason", "Đếm sót"));
        assertThat(reporter.post(draft + "/submission", version(saved), null))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.status", path -> path.assertThat().isEqualTo("CORRECTED"));
        assertThat(writing.report().latest().orElseThrow().reason()).isEqualTo("Đếm sót");
    }

    @Test
    void aSentDraftIsGone() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        MvcTestResult sent = reporter.post(draft + "/submission", 1, null);
        assertThat(sent)
                .hasStatus(201)
                .hasHeader("ETag", "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.status", path -> path.assertThat().isEqualTo("SUBMITTED"));

        assertThat(store.findById(writing.id.toString(), SavedDraft.class)).isNull();
        JsonNode next = json(reporter.get(draft));
        assertThat(next.get("written").asBoolean()).isFalse();
        assertThat(next.get("baseRevision").asInt()).isEqualTo(1);
        assertThat(next.at("/values/CA14").asString()).isEqualTo("5");
        assertThat(next.get("overtaken").isNull()).isTrue();
    }

    @Test
    void whatIsSaidInWordsIsSentToo() {
        ReportId quarter = ReportId.parse("PCMT-QUY~" + writing.id.unitKey() + "~2025-Q3");
        writing.expect(quarter);
        clock.set(Reporting.vietnam("2025-09-16T09:00:00"));
        String path = "/api/v1/reports/" + quarter + "/draft";
        Map<String, Object> words = Map.of(
                "values",
                Map.of(),
                "nothingToReport",
                List.of("phat-hien", "giam-cau", "tuyen-truyen", "quan-ly"),
                "narratives",
                Map.of("tinh-hinh", "Ổn định", "ket-qua", "Đã họp dân", "kho-khan", "Không có", "nhiem-vu", "Họp dân"));
        assertThat(reporter.put(path, 0, words)).hasStatus(200);
        assertThat(reporter.post(path + "/submission", 1, null)).hasStatus(201);
        assertThat(json(reporter.get(path)).at("/narratives/ket-qua").asString())
                .as("and the next draft begins with it")
                .isEqualTo("Đã họp dân");
    }

    @Test
    void whatIsUnusualIsSentWithItsExplanation() {
        Map<String, Object> unusual = complete("GC09", "0");
        assertThat(reporter.put(draft, 0, unusual)).hasStatus(200);
        refused(reporter.post(draft + "/submission", 1, null), 422, "report-invalid");
        Map<String, Object> explained = with(unusual, "explanations", Map.of("R11", "Chỉ thống kê được diện tích"));
        assertThat(reporter.put(draft, 1, explained)).hasStatus(200);
        assertThat(reporter.post(draft + "/submission", 2, null)).hasStatus(201);
        assertThat(writing.report().latest().orElseThrow().explanations())
                .containsEntry("R11", "Chỉ thống kê được diện tích");
        assertThat(json(reporter.get(draft)).at("/explanations/R11").asString())
                .as("and the next draft begins with it")
                .isEqualTo("Chỉ thống kê được diện tích");
    }

    @Test
    void whatCannotBeSentStaysADraft() {
        assertThat(reporter.put(draft, 0, complete("CA01", "mười"))).hasStatus(200);
        JsonNode problem = json(refused(reporter.post(draft + "/submission", 1, null), 422, "report-invalid"));
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/values/CA01");
        clock.set(Reporting.TOO_EARLY);
        assertThat(reporter.put(draft, 1, complete()))
                .as("before the window opens")
                .hasStatus(200);
        refused(reporter.post(draft + "/submission", 2, null), 409, "window-not-open");
        clock.set(Reporting.CLOSED);
        refused(reporter.post(draft + "/submission", 2, null), 409, "window-closed");
        assertThat(json(reporter.get(draft)).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void nobodyElseSeesADraft() {
        assertThat(reporter.put(draft, 0, values("CA01", "1"))).hasStatus(200);
        UnitStock.put(store, SampleUnits.commune("52999"));
        List<Person> others = List.of(
                writing.reviewer,
                Person.of(http, "duyet-xa", writing.id.unitKey(), REVIEWER, LEADER),
                Person.of(http, "bc-52999", "52999@2025-07-01", COMMUNE_REPORTER));
        for (Person other : others) {
            String code = other.id().equals("bc-52999") ? "wrong-unit" : "forbidden";
            refused(other.get(draft), 403, code);
            refused(other.put(draft, 1, values("CA01", "2")), 403, code);
            refused(other.delete(draft, 1), 403, code);
            refused(other.post(draft + "/submission", 1, null), 403, code);
            refused(other.post(draft + "/proposal", 1, null), 403, code);
            refused(other.post(draft + "/return", 1, Map.of("remark", "Xem lại")), 403, "forbidden");
        }
        assertThat(json(writing.reviewer.get(writing.path)).toString())
                .as("nor in the report")
                .doesNotContain("draft");
    }

    @Test
    void aMissingOrExpiredTokenIsRefused() {
        assertThat(http.get().uri(draft).exchange()).hasStatus(401);
        Person late = new Person(
                http, "late", "Bearer " + TestTokens.expired(reporter.id(), writing.id.unitKey(), COMMUNE_REPORTER));
        refused(late.put(draft, 0, values("CA01", "1")), 401, "token-expired");
        assertThat(json(reporter.get(draft)).get("written").asBoolean()).isFalse();
    }

    @Test
    void aMissingPreconditionIsRefused() {
        MockMvcTester.MockMvcRequestBuilder bare = http.put()
                .uri(draft)
                .header("Authorization", reporter.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}");
        refused(bare.exchange(), 428, "if-match-required");
        refused(bare.header("If-Match", "\"0\"").exchange(), 428, "idempotency-key-required");
    }

    @ParameterizedTest
    @CsvSource({
        "/note, note, Gọi 0912345678",
        "/note, note, CCCD 045123456789",
        "/reason, reason, sinh năm 1990",
        "/narratives/kho-khan, narratives, ĐT 0912 345 678",
        "/explanations/R01, explanations, CMND 123456789",
        "/values/CA01, values, 0912345678",
    })
    void personalDataIsRefusedAndNotKept(String pointer, String part, String text) {
        Object content = pointer.equals("/" + part) ? text : Map.of(pointer.substring(part.length() + 2), text);
        JsonNode problem = json(refused(reporter.put(draft, 0, Map.of(part, content)), 422, "report-invalid"));
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("personal-data");
        assertThat(store.findById(writing.id.toString(), SavedDraft.class)).isNull();
    }

    @Test
    void aLargeFigureIsNoTelephoneNumber() {
        assertThat(reporter.put(draft, 0, values("GC05", "123456789", "GC07", "123456789012.5")))
                .hasStatus(200);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedByItsPointer() {
        outOfBounds(values("CA01", "1".repeat(101)), "/values/CA01", "text-too-long");
        outOfBounds(Map.of("note", "a".repeat(2001)), "/note", "text-too-long");
        outOfBounds(
                Map.of("narratives", Map.of("kho-khan", "a".repeat(10_001))), "/narratives/kho-khan", "text-too-long");
        outOfBounds(values("X".repeat(81), "1"), "/values", "name-too-long");
        Map<String, String> many = new TreeMap<>();
        IntStream.rangeClosed(1, 201).forEach(number -> many.put("X" + number, "1"));
        outOfBounds(Map.of("values", many), "/values", "too-many-fields");
        refused(reporter.put(draft, 0, "{\"note\":\"" + "a".repeat(1_100_000) + "\"}"), 413, "too-large");
        refused(reporter.put(draft, 0, "{\"values\":{\"CA01\":[1]}}"), 400, "malformed-json");
        refused(reporter.put(draft, 0, "{\"figures\":{}}"), 400, "malformed-json");
        refused(reporter.put(draft, 0, "{\"values\":"), 400, "malformed-json");
        assertThat(store.findById(writing.id.toString(), SavedDraft.class)).isNull();
    }

    @Test
    void aDraftOfAReportThatIsNotOwedIsRefused() {
        String nowhere = "/api/v1/reports/PCMT-THANG~" + writing.id.unitKey() + "~2031-01/draft";
        refused(reporter.get(nowhere), 404, "report-not-expected");
        refused(reporter.put(nowhere, 0, values("CA01", "1")), 404, "report-not-expected");
        refused(reporter.get("/api/v1/reports/nonsense/draft"), 400, "report-id-malformed");
    }

    @Test
    void whereReportersSendByThemselvesThereIsNothingToPropose() {
        assertThat(reporter.put(draft, 0, complete())).hasStatus(200);
        assertThat(json(reporter.get(draft)).get("confirmation").asBoolean()).isFalse();
        refused(reporter.post(draft + "/proposal", 1, null), 409, "proposal-not-needed");
        assertThat(reporter.post(draft + "/submission", 1, null)).hasStatus(201);
        assertThat(writing.report().latest().orElseThrow().confirmedBy()).isNull();
    }

    private void outOfBounds(Map<String, Object> body, String pointer, String code) {
        JsonNode problem = json(refused(reporter.put(draft, 0, body), 422, "report-invalid"));
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/message").asString()).doesNotStartWith("field.");
    }
}
