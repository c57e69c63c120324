package vn.pcmt.report.areaworkbook;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.imports.Province.after;
import static vn.pcmt.report.imports.Province.all;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.exchange.Filling;
import vn.pcmt.report.imports.Imports;
import vn.pcmt.report.imports.Province;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.workbook.XlsxMedia;

/** One workbook for many units: taken, filled in with another program, sent back as an import. */
@OnStore
class AreaWorkbookTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private Province province;
    private Imports imports;

    @BeforeEach
    void fourCommunesOweAugustAndOneHasReportedJuly() {
        clock.set(IN_TIME);
        province = new Province(store, reports, 4);
        imports = new Imports(http, province.admin());
        ReportId july = province.id(1).previous();
        Report report = Report.expected(
                july, 1, "p/thang", ReportingCalendar.standard().deadlines(july.period()), Reporting.TOO_EARLY);
        report.submit(YARDSTICK, new Filled(all("41"), List.of(), null).draft(), "bc", IN_TIME);
        reports.addMissing(List.of(report));
    }

    @Test
    void whatIsFilledInForEachUnitIsWhatItsReportSays() {
        byte[] filled = Filling.of(workbook(), opened -> {
            fill(opened, 0, all("5", "GC05", "1.25"));
            fill(opened, 1, after("41", "6"));
            fill(opened, 3, all("7"));
        });
        JsonNode job = imports.outcome(XlsxMedia.TYPE, filled, "");
        assertThat(job.get("taken").asInt()).isEqualTo(3);
        assertThat(job.get("reports").asInt())
                .as("a line that nobody filled in is none")
                .isEqualTo(3);
        assertThat(province.revisions()).containsExactly(1, 1, 0, 1);
        assertThat(province.report(0).latest().orElseThrow().values().get("GC05"))
                .isEqualByComparingTo("1.25");
        assertThat(province.report(3).latest().orElseThrow().values().get("CA01"))
                .isEqualByComparingTo("7");
    }

    @Test
    void theSecondSheetHasTheFiguresOfThePeriodBefore() {
        Filling.look(workbook(), opened -> {
            assertThat(opened.getSheetName(1)).isEqualTo("Kỳ trước");
            assertThat(opened.getSheetAt(1).getProtect()).isTrue();
            Row line = line(opened.getSheetAt(1), province.codes.get(1));
            assertThat(line.getCell(columns(opened).get("CA01")).getNumericCellValue())
                    .isEqualTo(41);
            assertThat(line(opened.getSheetAt(1), province.codes.get(0))
                            .getCell(columns(opened).get("CA01")))
                    .isNull();
            return null;
        });
    }

    @Test
    void entryCellsAreUnlockedAndTheRestIsLocked() {
        Filling.look(workbook(), opened -> {
            Sheet sheet = opened.getSheetAt(0);
            assertThat(sheet.getProtect()).isTrue();
            Row line = line(sheet, province.codes.get(2));
            line.forEach(cell -> assertThat(cell.getCellStyle().getLocked())
                    .as(cell.getAddress().toString())
                    .isEqualTo(cell.getColumnIndex() < 3));
            assertThat(sheet.getDataValidations()).hasSize(40 + 5);
            assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings())
                    .isEqualTo(40);
            assertThat(sheet.isColumnHidden(0)).isTrue();
            return null;
        });
    }

    @Test
    void errorsAreToldAtTheirCells() {
        Map<String, Integer> columns = Filling.look(workbook(), AreaWorkbookTest::columns);
        byte[] filled = Filling.of(workbook(), opened -> fill(opened, 2, all("1", "CA01", "mười")));
        JsonNode job = imports.outcome(XlsxMedia.TYPE, filled, "");
        JsonNode row = imports.rows(job, "").get("items").get(0);
        assertThat(row.get("report").asString()).isEqualTo(province.id(2).toString());
        assertThat(row.get("sheet").asString()).isEqualTo("Nhập liệu");
        assertThat(row.get("unit").asString()).isEqualTo(province.codes.get(2) + " Xã " + province.codes.get(2));
        String place = row.get("errors").get(0).get("place").asString();
        assertThat(place)
                .isEqualTo(org.apache.poi.ss.util.CellReference.convertNumToColString(columns.get("CA01"))
                        + row.get("row").asInt());
    }

    @Test
    void whatWasNotTakenComesBackAsAWorkbookToBeCorrectedAndSentAgain() {
        byte[] filled = Filling.of(workbook(), opened -> {
            fill(opened, 0, all("1", "CA01", "mười"));
            fill(opened, 1, after("41", "1"));
            fill(opened, 2, all("1", "GC01", "-2"));
        });
        JsonNode job = imports.outcome(XlsxMedia.TYPE, filled, "");
        byte[] back =
                bytes(imports.ask("/api/v1/report-imports/" + job.get("id").asString() + "/workbook"));
        Filling.look(back, opened -> {
            assertThat(line(opened.getSheetAt(0), province.codes.get(1))).isNull();
            Row line = line(opened.getSheetAt(0), province.codes.get(0));
            assertThat(line.getCell(columns(opened).get("CA01")).getStringCellValue())
                    .isEqualTo("mười");
            assertThat(line.getCell(line.getLastCellNum() - 1).getStringCellValue())
                    .isEqualTo("CA01: Không phải là số");
            return null;
        });
        byte[] corrected = Filling.of(back, opened -> {
            fill(opened, 0, Map.of("CA01", "1"));
            fill(opened, 2, Map.of("GC01", "1"));
        });
        assertThat(imports.outcome(XlsxMedia.TYPE, corrected, "").get("taken").asInt())
                .isEqualTo(2);
        assertThat(province.revisions()).containsExactly(1, 1, 1, 0);
        assertThat(imports.ask("/api/v1/report-imports/"
                        + imports.outcome(XlsxMedia.TYPE, corrected, "")
                                .get("id")
                                .asString() + "/workbook"))
                .hasStatus(404);
    }

    @Test
    void aLineWhoseSealWasChangedOrWhoseReportHasMovedOnIsRefusedAloneOfAll() {
        byte[] filled = Filling.of(workbook(), opened -> {
            fill(opened, 0, all("1"));
            fill(opened, 1, after("41", "2"));
            fill(opened, 2, all("1"));
            Cell seal = line(opened.getSheetAt(0), province.codes.get(0)).getCell(0);
            seal.setCellValue(seal.getStringCellValue().replace(province.codes.get(0), province.codes.get(3)));
        });
        Report moved = province.report(1);
        moved.submit(YARDSTICK, complete().draft(), "bc", IN_TIME);
        reports.save(moved);
        JsonNode job = imports.outcome(XlsxMedia.TYPE, filled, "?replace=true");
        assertThat(job.get("taken").asInt()).isEqualTo(1);
        assertThat(province.revisions()).containsExactly(0, 1, 1, 0);
        JsonNode rows = imports.rows(job, "").get("items");
        assertThat(rows.get(0).get("errors").get(0).get("code").asString()).isEqualTo("seal-broken");
        assertThat(rows.get(1).get("errors").get(0).get("code").asString()).isEqualTo("report-moved-on");
    }

    @Test
    void whatWasSentAlreadyStandsInTheCellsAndSentAgainChangesNothing() {
        Report sent = province.report(1);
        sent.submit(
                YARDSTICK,
                complete()
                        .with("CA01", "3")
                        .nothingIn("dia-ban")
                        .with("GC09", "0")
                        .with("GC10", "0")
                        .with("GC11", "0")
                        .with("GC12", "0")
                        .with("GC13", "0")
                        .draft(),
                "bc",
                IN_TIME);
        reports.save(sent);
        JsonNode job = imports.outcome(XlsxMedia.TYPE, workbook(), "");
        assertThat(job.get("unchanged").asInt()).isEqualTo(1);
        assertThat(job.get("reports").asInt()).isEqualTo(1);
        assertThat(province.revisions()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void itsLengthIsToldAboutRightBeforeItIsWritten() {
        Province large = new Province(store, reports, 500);
        assertLengthIsToldAboutRight(large);
        List<Report> filledIn = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Report report = large.report(i);
            report.submit(
                    YARDSTICK,
                    new Filled(all(String.valueOf(1 + i * 7 % 60)), List.of(), "Ghi chú " + i).draft(),
                    "bc",
                    IN_TIME);
            filledIn.add(report);
        }
        filledIn.forEach(reports::save);
        assertLengthIsToldAboutRight(large);
    }

    private void assertLengthIsToldAboutRight(Province large) {
        MvcTestResult answer = get(large.key, large.admin());
        assertThat(answer).hasStatus(200).hasHeader("Units", "500");
        long estimated = Long.parseLong(answer.getResponse().getHeader("Estimated-Length"));
        assertThat((long) answer.getResponse().getContentAsByteArray().length)
                .isBetween(estimated * 85 / 100, estimated * 115 / 100);
    }

    @Test
    void onlyWhoMayEnterTakesItAndACommuneGetsItsOwnLine() {
        Filling.look(bytes(get(province.id(2).unitKey(), province.reporter(2))), opened -> {
            assertThat(line(opened.getSheetAt(0), province.codes.get(2))).isNotNull();
            assertThat(line(opened.getSheetAt(0), province.codes.get(1))).isNull();
            return null;
        });
        assertThat(get(province.key, province.reporter(2))).hasStatus(403);
        assertThat(get(province.key, TestTokens.bearer("duyet", province.key, OfficerRole.REVIEWER)))
                .hasStatus(403);
        assertThat(get(new Province(store, reports, 1).key, province.admin())).hasStatus(403);
        assertThat(get("999@2025-07-01", province.admin())).hasStatus(404);
        assertThat(http.get()
                        .uri("/api/v1/report-workbooks?area={a}&period=2031-01", province.key)
                        .header(HttpHeaders.AUTHORIZATION, province.admin())
                        .exchange())
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private byte[] workbook() {
        return bytes(get(province.key, province.admin()));
    }

    private MvcTestResult get(String area, String bearer) {
        return http.get()
                .uri("/api/v1/report-workbooks?area={a}&period=2025-08", area)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
    }

    private static byte[] bytes(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsByteArray();
    }

    private void fill(XSSFWorkbook opened, int commune, Map<String, String> figures) {
        Map<String, Integer> columns = columns(opened);
        Row line = line(opened.getSheetAt(0), province.codes.get(commune));
        figures.forEach((code, figure) -> Filling.type(line, columns.get(code), figure));
    }

    private static Row line(Sheet sheet, String code) {
        for (Row row : sheet) {
            Cell cell = row.getCell(1);
            if (cell != null && cell.toString().equals(code)) {
                return row;
            }
        }
        return null;
    }

    private static Map<String, Integer> columns(XSSFWorkbook opened) {
        Map<String, Integer> columns = new HashMap<>();
        opened.getSheetAt(0)
                .getRow(AreaWorkbook.KEYS - 1)
                .forEach(cell -> columns.put(cell.toString(), cell.getColumnIndex()));
        return columns;
    }
}
