package vn.pcmt.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.CLOSED;
import static vn.pcmt.report.submission.Reporting.FORM;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.XlsxMedia;

/** The workbook of a report, from the download over another program back into the store. */
@OnStore
class WorkbookTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger CODES = new AtomicInteger(37000);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private ReportId id;
    private String reporter;

    @BeforeEach
    void aCommuneOwesAugustAndHasReportedJuly() {
        clock.set(IN_TIME);
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
        reporter = TestTokens.bearer("bc-" + code, id.unitKey(), COMMUNE_REPORTER);
        Report july = owed(id.previous());
        july.submit(
                YARDSTICK, complete().with("CA01", "41").with("GC05", "0.125").draft(), "bc-" + code, IN_TIME);
        reports.addMissing(List.of(owed(id), july));
    }

    private static Report owed(ReportId report) {
        return Report.expected(
                report, 1, "p/thang", ReportingCalendar.standard().deadlines(report.period()), TOO_EARLY);
    }

    @Test
    void whatIsFilledInAndConfirmedIsWhatTheReportSays() {
        Map<String, String> figures = stillOnRecord();
        figures.put("GC05", "12.345");
        figures.put("TT04", "1234567");
        byte[] filled = Filling.enter(workbook(), figures);

        JsonNode preview = json(post(filled, ""));
        assertThat(preview.get("fits").asBoolean()).isTrue();
        assertThat(preview.get("errors")).isEmpty();
        assertThat(preview.get("figures").size()).isEqualTo(40);
        assertThat(report().revision()).as("a preview keeps nothing").isZero();

        MvcTestResult confirmed = confirm(filled, "\"0\"", "confirm-1");
        assertThat(confirmed).hasStatus(201).hasHeader(HttpHeaders.ETAG, "\"1\"");
        Map<String, BigDecimal> stored = report().latest().orElseThrow().values();
        assertThat(stored).hasSize(40).allSatisfy((code, value) -> assertThat(value)
                .isEqualByComparingTo(new BigDecimal(figures.get(code))));
        assertThat(confirm(filled, "\"0\"", "confirm-1"))
                .as("the same again gets the first answer")
                .hasStatus(201)
                .hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(report().revision()).isEqualTo(1);
    }

    @Test
    void aSectionInWhichNothingHappenedIsZerosAndANoteIsKept() {
        Report july = reports.find(id.previous()).orElseThrow();
        july.submit(YARDSTICK, nothing().draft(), "bc", IN_TIME);
        reports.save(july);
        Map<String, String> entered = new HashMap<>();
        FORM.section("quan-ly").orElseThrow().indicators().forEach(one -> entered.put(one.code(), "5"));
        FORM.sections().stream()
                .filter(section -> section.mayBeEmpty())
                .forEach(section -> entered.put("empty:" + section.id(), "Không phát sinh"));
        entered.put(CellKey.NOTE, "Mưa lũ chia cắt");
        assertThat(confirm(Filling.enter(workbook(), entered), "\"0\"", "nothing-1"))
                .hasStatus(201);
        assertThat(report().latest().orElseThrow().values().get("CA01")).isEqualByComparingTo("0");
        assertThat(report().latest().orElseThrow().nothingToReport()).contains("giam-cau", "phat-hien");
        assertThat(report().latest().orElseThrow().note()).isEqualTo("Mưa lũ chia cắt");
    }

    @Test
    void personalDataInAnyCellOfTheWorkbookIsRefusedAndTheCellNamed() {
        Map<String, String> figures = stillOnRecord();
        figures.put(CellKey.NOTE, "Gọi 0912 345 678");
        byte[] inTheNote = Filling.enter(workbook(), figures);
        byte[] onASheetOfItsOwn = Filling.of(Filling.enter(workbook(), stillOnRecord()), opened -> {
            Row row = opened.createSheet("Danh sách").createRow(2);
            Filling.type(row, 0, "Ngày sinh");
            Filling.type(row, 1, "045123456789 ");
        });

        assertThat(cells(post(inTheNote, ""))).singleElement().asString().matches("/.+![A-Z]+\\d+");
        assertThat(cells(post(onASheetOfItsOwn, ""))).containsExactly("/Danh sách!A3", "/Danh sách!B3");
        assertThat(cells(confirm(onASheetOfItsOwn, "\"0\"", "personal-1")))
                .containsExactly("/Danh sách!A3", "/Danh sách!B3");
        refused(() -> post(onASheetOfItsOwn, ""), 422, "file-personal-data");
    }

    private static List<String> cells(MvcTestResult refused) {
        assertThat(refused).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("file-personal-data");
        return JSON.readTree(refused.getResponse().getContentAsByteArray())
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    @Test
    void thePeriodBeforeStandsBesideAndWhatWasSentLastStandsInTheCells() {
        byte[] blank = workbook();
        assertThat(Filling.<Double>look(blank, opened -> Filling.lines(opened.getSheetAt(0))
                        .get("CA01")
                        .getCell(4)
                        .getNumericCellValue()))
                .isEqualTo(41);
        assertThat(Filling.<String>look(blank, opened -> Filling.lines(opened.getSheetAt(0))
                        .get("CA01")
                        .getCell(ReportWorkbook.ENTRY)
                        .toString()))
                .isEmpty();
        Report report = report();
        report.submit(YARDSTICK, complete().with("CA01", "43").draft(), "bc", IN_TIME);
        reports.save(report);
        assertThat(Filling.<Double>look(workbook(), opened -> Filling.lines(opened.getSheetAt(0))
                        .get("CA01")
                        .getCell(ReportWorkbook.ENTRY)
                        .getNumericCellValue()))
                .isEqualTo(43);
    }

    @Test
    void onlyEntryCellsAreUnlockedAndTheyTakeNumbersOrTheOneAnswer() {
        Filling.look(workbook(), opened -> {
            XSSFSheet sheet = opened.getSheetAt(0);
            assertThat(sheet.getProtect()).isTrue();
            Map<String, Row> lines = Filling.lines(sheet);
            for (String code : List.of("CA01", "GC05", "empty:giam-cau", CellKey.NOTE)) {
                Row line = lines.get(code);
                assertThat(line.getCell(ReportWorkbook.ENTRY).getCellStyle().getLocked())
                        .as(code)
                        .isFalse();
                line.forEach(cell -> {
                    if (cell.getColumnIndex() != ReportWorkbook.ENTRY) {
                        assertThat(cell.getCellStyle().getLocked())
                                .as(cell.getAddress().toString())
                                .isTrue();
                    }
                });
            }
            assertThat(sheet.isColumnHidden(ReportWorkbook.KEY)).isTrue();
            assertThat(opened.getSheetVisibility(1)).isEqualTo(SheetVisibility.VERY_HIDDEN);
            List<? extends DataValidation> validations = sheet.getDataValidations();
            assertThat(validations).hasSize(40 + 5);
            assertThat(formula(sheet, lines.get("CA01"))).contains("ISNUMBER").contains("9999999");
            assertThat(formula(sheet, lines.get("empty:giam-cau"))).isEqualTo("\"Không phát sinh\"");
            assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings())
                    .isEqualTo(40);
            assertThat(lines.get("CA01").getCell(6).getCellFormula()).contains("Chưa nhập");
            return null;
        });
    }

    private static String formula(XSSFSheet sheet, Row line) {
        return sheet.getDataValidations().stream()
                .filter(one ->
                        one.getRegions().getCellRangeAddress(0).isInRange(line.getRowNum(), ReportWorkbook.ENTRY))
                .findFirst()
                .orElseThrow()
                .getValidationConstraint()
                .getFormula1();
    }

    @Test
    void eachErrorIsToldAtItsCellAndWrittenIntoTheSameFile() {
        Map<String, String> entered = stillOnRecord();
        entered.put("CA01", "mười hai");
        entered.put("GC01", "-3");
        entered.put("GC05", "1.2345");
        entered.put("empty:giam-cau", "chắc là không");
        entered.remove("TT01");
        byte[] filled = Filling.enter(workbook(), entered);

        JsonNode preview = json(post(filled, ""));
        assertThat(preview.get("fits").asBoolean()).isFalse();
        Map<String, String> codes = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        preview.get("errors").forEach(error -> {
            codes.put(error.get("field").asString(), error.get("code").asString());
            cells.put(error.get("field").asString(), error.get("cell").asString());
        });
        assertThat(codes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CA01", "not-a-number",
                        "GC01", "negative",
                        "GC05", "too-many-decimals",
                        "TT01", "blank",
                        "empty:giam-cau", "nothing-to-report-or-blank"));

        byte[] judged = bytes(http.post()
                .uri("/api/v1/reports/{id}/workbook", id)
                .header(HttpHeaders.AUTHORIZATION, reporter)
                .accept(XlsxMedia.TYPE)
                .contentType(XlsxMedia.TYPE)
                .content(filled)
                .exchange());
        Filling.look(judged, opened -> {
            Map<String, Row> lines = Filling.lines(opened.getSheetAt(0));
            codes.keySet().forEach(key -> {
                assertThat(lines.get(key).getCell(7).getStringCellValue())
                        .as(key)
                        .isNotBlank();
                assertThat(Filling.cell(opened, cells.get(key)).getRowIndex())
                        .isEqualTo(lines.get(key).getRowNum());
            });
            assertThat(lines.get("CA02").getCell(7)).isNull();
            assertThat(lines.get("CA01").getCell(ReportWorkbook.ENTRY).getStringCellValue())
                    .as("as it was typed")
                    .isEqualTo("mười hai");
            return null;
        });

        byte[] corrected = Filling.enter(
                judged, Map.of("CA01", "41", "GC01", "1", "GC05", "1.234", "TT01", "0", "empty:giam-cau", ""));
        assertThat(confirm(corrected, "\"0\"", "corrected-1")).hasStatus(201);
        assertThat(report().latest().orElseThrow().values().get("CA01")).isEqualByComparingTo("41");
    }

    @Test
    void aFormulaInACellIsReadAsItsResultAndTextNeverBecomesOne() {
        byte[] filled = Filling.of(Filling.enter(workbook(), stillOnRecord()), opened -> {
            Map<String, Row> lines = Filling.lines(opened.getSheetAt(0));
            lines.get("CA01").getCell(ReportWorkbook.ENTRY).setCellFormula("20+21");
            lines.get("CA01").getCell(ReportWorkbook.ENTRY).setCellValue(41);
            Filling.type(lines.get("CA02"), ReportWorkbook.ENTRY, "=HYPERLINK(\"http://x\")");
        });
        JsonNode preview = json(post(filled, ""));
        assertThat(preview.get("errors").size()).isEqualTo(1);
        assertThat(preview.get("errors").get(0).get("field").asString()).isEqualTo("CA02");
        byte[] judged = bytes(http.post()
                .uri("/api/v1/reports/{id}/workbook", id)
                .header(HttpHeaders.AUTHORIZATION, reporter)
                .accept(XlsxMedia.TYPE)
                .contentType(XlsxMedia.TYPE)
                .content(filled)
                .exchange());
        Filling.look(judged, opened -> {
            var cell = Filling.lines(opened.getSheetAt(0)).get("CA02").getCell(ReportWorkbook.ENTRY);
            assertThat(cell.getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=HYPERLINK(\"http://x\")");
            return null;
        });
    }

    @Test
    void aWindowThatIsClosedIsToldForTheWholeReport() {
        byte[] filled = Filling.enter(workbook(), stillOnRecord());
        byte[] wrong = Filling.enter(filled, Map.of("CA02", "mười"));
        clock.set(CLOSED);
        JsonNode preview = json(post(filled, ""));
        assertThat(preview.get("fits").asBoolean()).isFalse();
        assertThat(preview.get("errors")).hasSize(1);
        assertThat(preview.get("errors").get(0).get("code").asString()).isEqualTo("window-closed");
        assertThat(preview.get("errors").get(0).get("cell").isNull()).isTrue();
        assertThat(json(post(wrong, "")).get("errors").valueStream())
                .extracting(error -> error.get("code").asString())
                .as("and what is wrong in the cells as well")
                .contains("window-closed", "not-a-number");
        refused(() -> confirm(filled, "\"0\"", "closed-1"), 409, "window-closed");
    }

    @Test
    void aWorkbookOfAnotherReportOrWithAChangedSealIsRefused() {
        byte[] blank = workbook();
        byte[] july = bytes(get(id.previous().toString(), reporter));
        refused(() -> post(july, ""), 409, "workbook-of-another");
        refused(() -> confirm(july, "\"0\"", "another-1"), 409, "workbook-of-another");

        byte[] forged = Filling.of(blank, opened -> {
            var seal = opened.getSheet("pcmt").getRow(1).getCell(0);
            seal.setCellValue(seal.getStringCellValue().replace("|1|0|", "|1|7|"));
        });
        refused(() -> post(forged, ""), 422, "workbook-tampered");
        byte[] unsealed = Filling.of(blank, opened -> opened.removeSheetAt(1));
        refused(() -> post(unsealed, ""), 422, "workbook-not-ours");
        byte[] twice = Filling.of(
                blank,
                opened -> opened.getSheetAt(0).createRow(80).createCell(0).setCellValue("CA01"));
        refused(() -> post(twice, ""), 422, "workbook-tampered");
    }

    @Test
    void aWorkbookOfAnEarlierRevisionIsRefused() {
        byte[] filled = Filling.enter(workbook(), stillOnRecord());
        Report report = report();
        report.submit(YARDSTICK, complete().draft(), "bc", IN_TIME);
        reports.save(report);
        refused(() -> post(filled, ""), 412, "workbook-stale");
        refused(() -> confirm(filled, "\"1\"", "stale-key-1"), 412, "workbook-stale");
        refused(() -> confirm(filled, "\"0\"", "stale-key-2"), 412, "workbook-stale");
        assertThat(confirm(filled, "\"0\"", "stale-key-3"))
                .bodyJson()
                .hasPathSatisfying("$.detail", path -> path.assertThat()
                        .asString()
                        .contains("ở bản số 0, nay đã ở bản số 1")
                        .contains("Hãy tải tệp mới"));
        refused(() -> confirm(workbook(), "\"0\"", "stale-key-4"), 412, "stale-revision");
    }

    @Test
    void onlyTheUnitItselfSendsItsWorkbookAndWhoeverReadsTheReportTakesIt() {
        byte[] filled = Filling.enter(workbook(), stillOnRecord());
        String other = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(other));
        String stranger = TestTokens.bearer("bc-" + other, other + "@2025-07-01", COMMUNE_REPORTER);
        String reviewer = TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);
        String admin = TestTokens.bearer("quantri", SampleUnits.PROVINCE, ADMIN);
        refused(() -> post(stranger, filled, ""), 403, "wrong-unit");
        refused(() -> post(reviewer, filled, ""), 403, "forbidden");
        refused(() -> post(admin, filled, "?confirm=true"), 428, "if-match-required");
        refused(() -> get(id.toString(), stranger), 403, "wrong-unit");
        assertThat(get(id.toString(), reviewer)).hasStatus(200);
        assertThat(http.get().uri("/api/v1/reports/{id}/workbook", id).exchange())
                .hasStatus(401);
        assertThat(post(TestTokens.bearer("ct", id.unitKey(), COMMUNE_HEAD), filled, ""))
                .hasStatus(200);
    }

    @Test
    void anotherContentTypeAndAnEmptyBodyAreRefused() {
        refused(
                () -> http.post()
                        .uri("/api/v1/reports/{id}/workbook", id)
                        .header(HttpHeaders.AUTHORIZATION, reporter)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange(),
                415,
                "unsupported-media-type");
        refused(() -> post(new byte[0], ""), 422, "file-empty");
        refused(() -> post("PK".getBytes(), ""), 422, "xlsx-not");
    }

    @Test
    void theWordsAreEnglishWhereThatIsAsked() {
        byte[] english = bytes(http.get()
                .uri("/api/v1/reports/{id}/workbook", id)
                .header(HttpHeaders.AUTHORIZATION, reporter)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange());
        Filling.look(english, opened -> {
            assertThat(opened.getSheetName(0)).isEqualTo("Entry");
            assertThat(Filling.lines(opened.getSheetAt(0))
                            .get("CA01")
                            .getCell(2)
                            .getStringCellValue())
                    .isEqualTo("Addicts on record, end of period");
            return null;
        });
        assertThat(json(post(Filling.enter(english, Map.of("empty:giam-cau", "Nothing to report")), ""))
                        .get("nothingToReport")
                        .get(0)
                        .asString())
                .isEqualTo("giam-cau");
    }

    /** August as the rules want it after July. */
    private static Map<String, String> stillOnRecord() {
        return new HashMap<>(complete().with("CA01", "41").values());
    }

    private static Filled nothing() {
        Map<String, String> figures = new HashMap<>();
        FORM.section("quan-ly").orElseThrow().indicators().forEach(one -> figures.put(one.code(), "5"));
        return new Filled(
                figures,
                FORM.sections().stream()
                        .filter(Section::mayBeEmpty)
                        .map(Section::id)
                        .toList(),
                null);
    }

    private Report report() {
        return reports.find(id).orElseThrow();
    }

    private byte[] workbook() {
        return bytes(get(id.toString(), reporter));
    }

    private MvcTestResult get(String report, String bearer) {
        return http.get()
                .uri("/api/v1/reports/{id}/workbook", report)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
    }

    private MvcTestResult post(byte[] file, String query) {
        return post(reporter, file, query);
    }

    private MvcTestResult post(String bearer, byte[] file, String query) {
        return http.post()
                .uri("/api/v1/reports/{id}/workbook" + query, id)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(XlsxMedia.TYPE)
                .content(file)
                .exchange();
    }

    private MvcTestResult confirm(byte[] file, String ifMatch, String key) {
        return http.post()
                .uri("/api/v1/reports/{id}/workbook?confirm=true", id)
                .header(HttpHeaders.AUTHORIZATION, reporter)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .header("Idempotency-Key", key)
                .contentType(XlsxMedia.TYPE)
                .content(file)
                .exchange();
    }

    private void refused(Supplier<MvcTestResult> call, int status, String problem) {
        Document before = store.findById(id.toString(), Document.class, Report.COLLECTION);
        assertThat(call.get())
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(problem))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().doesNotStartWith("problem."));
        assertThat(store.findById(id.toString(), Document.class, Report.COLLECTION))
                .as("nothing has changed")
                .isEqualTo(before);
    }

    private static JsonNode json(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private static byte[] bytes(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsByteArray();
    }
}
