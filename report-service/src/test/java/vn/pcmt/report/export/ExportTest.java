package vn.pcmt.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.document.Office;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.CountedReports;

/** A province of five communes: three of August are accepted, one of them with three offenders, one is in, one missing. */
@OnStore
class ExportTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(260);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path WRITTEN = Path.of("target", "exports");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private final List<UnitState> units = new ArrayList<>();
    private String province;
    private Person leader;
    private Person commune;
    private String publication;

    @BeforeEach
    void somethingIsPublished() throws IOException {
        clock.set(Instant.parse("2025-09-19T03:00:00Z"));
        String code = String.valueOf(PROVINCES.incrementAndGet());
        province = code + "@2025-07-01";
        units.add(SampleUnits.province(province));
        for (int i = 1; i <= 5; i++) {
            units.add(SampleUnits.commune(code + "0" + i, province));
        }
        units.forEach(unit -> UnitStock.put(store, unit));
        List<ReportId> ids =
                units.stream().skip(1).map(unit -> id(unit.key(), "2025-08")).toList();
        reports.addMissing(List.of(
                ReportStock.accepted(ids.get(0), complete().with("GC02", "3")),
                ReportStock.accepted(ids.get(1), complete().with("GC02", "20").with("GC05", "1234.5")),
                ReportStock.accepted(ids.get(2), complete().with("GC02", "30")),
                ReportStock.submitted(ids.get(3), complete().with("GC02", "40")),
                ReportStock.expected(ids.get(4))));
        CountedReports.show(store, units, ids);
        leader = Person.of(http, "lanhdao", province, LEADER);
        commune = Person.of(http, "ct", units.get(5).key(), COMMUNE_HEAD);
        publication = json(leader.post(
                        "/api/v1/areas/" + province + "/publications",
                        0,
                        Map.of("name", "Số liệu tháng 8", "period", "2025-08")))
                .at("/id")
                .asString();
        Files.createDirectories(WRITTEN);
    }

    @Test
    void theWorkbookHasFiguresDetailsAndTheirSource() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file(leader, "xlsx", "")))) {
            Sheet figures = workbook.getSheetAt(0);
            int column = column(figures.getRow(2), "GC02");
            assertThat(figures.getRow(3).getCell(column).getNumericCellValue()).isEqualTo(53);
            assertThat(figures.getRow(4).getCell(column).getNumericCellValue()).isEqualTo(3);
            assertThat(figures.getRow(8).getCell(column).getStringCellValue())
                    .as("missing is never zero")
                    .isEqualTo("chưa có");
            assertThat(figures.getRow(1).getCell(0).getStringCellValue())
                    .contains("Công bố lần 1: Số liệu tháng 8", "phải nộp 5, đã nhận 4, đã duyệt 3 báo cáo");
            Sheet details = workbook.getSheetAt(1);
            assertThat(details.getLastRowNum()).isGreaterThan(6 * 40);
            assertThat(details.getRow(1).getLastCellNum()).isEqualTo((short) 19);
            assertThat(workbook.getSheetAt(2).getLastRowNum()).isGreaterThan(8);
            assertThat(cells(workbook))
                    .filteredOn(cell -> cell.getCellType() == CellType.FORMULA)
                    .isEmpty();
        }
    }

    @Test
    void whatIsSuppressedStandsInNoFileForOutside() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file(commune, "xlsx", "")))) {
            Sheet figures = workbook.getSheetAt(0);
            int column = column(figures.getRow(2), "GC02");
            assertThat(figures.getRow(3).getCell(column).getNumericCellValue()).isEqualTo(53);
            assertThat(figures.getRow(4).getCell(column).getStringCellValue()).isEqualTo("ẩn");
        }
        List<CSVRecord> lines = csv(file(commune, "csv", "?indicators=GC02"));
        assertThat(lines.get(2).get("Đã duyệt")).isEmpty();
        assertThat(lines.get(2).get("Tình trạng")).isEqualTo("ẩn");
        JsonNode json = JSON.readTree(file(commune, "json", "?indicators=GC02"));
        assertThat(json.at("/export/figures/rows/1/cells/0/accepted").isNull()).isTrue();
        assertThat(json.at("/export/figures/rows/1/cells/0/suppressed").asBoolean())
                .isTrue();
        assertThat(tables(file(commune, "docx", "?indicators=GC02"))
                        .get(2)
                        .getRow(1)
                        .getCell(2)
                        .getText())
                .isEqualTo("ẩn");
    }

    @Test
    void theLinesOfACsvFileSayEverythingOfEachFigure() throws IOException {
        List<CSVRecord> lines = csv(file(leader, "csv", "?indicators=GC02,GC05"));

        assertThat(lines).hasSize(12);
        assertThat(lines.get(5).get("Mã chỉ tiêu")).isEqualTo("GC05");
        assertThat(lines.get(5).get("Đã duyệt")).isEqualTo("1234.5");
        CSVRecord missing = lines.get(10);
        assertThat(missing.get("Đã duyệt")).isEmpty();
        assertThat(missing.get("Tình trạng")).isEqualTo("chưa có");
        assertThat(missing.get("Lần công bố")).isEqualTo("Công bố lần 1: Số liệu tháng 8");
        assertThat(missing.get("Truy nguồn"))
                .contains("/api/v1/areas/" + units.get(5).key() + "/figures/GC02/lineage?template=PCMT-THANG");
        assertThat(leader.get(missing.get("Truy nguồn").replaceFirst("^https?://[^/]+", "")))
                .as("the link leads to something")
                .hasStatus(200);
    }

    @Test
    void theDocumentHasTheLayoutOfTheDecreeAndPlacesToFillIn() throws IOException {
        byte[] file = file(leader, "docx", "?indicators=GC01,GC02,GC05,CA01,QL01,TL01");
        List<XWPFTable> tables = tables(file);
        String text = text(file);

        assertThat(tables.getFirst().getRow(0).getCell(1).getText()).contains("Độc lập - Tự do - Hạnh phúc");
        assertThat(text)
                .contains("BÁO CÁO", "15/07/2025 – 14/08/2025", "[Công tác đã triển khai trong kỳ: …]")
                .contains("phải nộp 5, đã nhận 4, đã duyệt 3 báo cáo")
                .contains("Công bố lần 1: Số liệu tháng 8")
                .contains("/figures/{indicator}/lineage");
        assertThat(tables.get(1).getRow(2).getTableCells())
                .extracting(cell -> cell.getText())
                .containsExactly("2", "Số đối tượng phạm tội về ma túy bị bắt giữ", "người", "53", "3/5");
        assertThat(tables.get(2).getRow(5).getCell(2).getText()).isEqualTo("chưa có");
        assertThat(tables.getLast().getRow(0).getCell(1).getText()).contains("TM. ỦY BAN NHÂN DÂN");
    }

    @Test
    void aChartIsAPictureOfOneIndicator() throws IOException {
        byte[] file = file(leader, "png", "?indicators=GC02");

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(distinctColours(picture)).as("something is drawn").isGreaterThan(20);
        refused(leader.get(path("png", "")), 422, "chart-of-one");
        refused(leader.get(path("png", "?indicators=KHONG")), 404, "indicator-unknown");
    }

    @Test
    void aPdfIsMadeWhereLibreOfficeIs() throws IOException {
        MvcTestResult result = leader.get(path("pdf", "?indicators=GC01,GC02,CA01"));
        assumeThat(result.getResponse().getStatus())
                .as("503 without LibreOffice")
                .isEqualTo(200);

        byte[] file = result.getResponse().getContentAsByteArray();
        Files.write(WRITTEN.resolve("figures.pdf"), file);
        assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/khong-co-soffice", "khong-co-soffice"})
    void withoutLibreOfficeThereIsNoPdfAndItIsSaid(String command) {
        PrintDocument print = new PrintDocument(new ExportSettings(
                new Office(null, "a", "b", "c", "d", "e"),
                10,
                30,
                Path.of("target/fonts"),
                command,
                Duration.ofSeconds(1),
                false));

        assertThat(catchThrowableOfType(Refusal.class, print::requireThere).code())
                .isEqualTo("pdf-unavailable");
    }

    @Test
    void liveFiguresAreExportedForWhoMayReadThem() throws IOException {
        String live = "/api/v1/areas/" + province + "/figures.csv?period=2025-08&indicators=GC02";

        List<CSVRecord> all = csv(bytes(leader.get(live)));
        assertThat(all).hasSize(6);
        assertThat(all.getFirst().get("Đã nhận")).isEqualTo("93");
        assertThat(all.getFirst().get("Lần công bố")).isEqualTo("Số liệu trực tiếp, chưa công bố");
        assertThat(csv(bytes(commune.get(live))))
                .as("the province and itself, not its neighbours")
                .hasSize(2);
        refused(
                commune.get("/api/v1/areas/" + units.get(1).key() + "/figures.xlsx?period=2025-08"),
                403,
                "area-forbidden");
        assertThat(http.get().uri(live)).hasStatus(401);
        refused(leader.get(live.replace("2025-08", "2025-12")), 422, "no-figures-yet");
        assertThat(leader.get(live.replace("csv", "exe"))).hasStatus(404);
        assertThat(leader.get(live).getResponse().getHeader("Content-Disposition"))
                .contains("so-lieu-")
                .contains("2025-08.csv");
    }

    @Test
    void aSeriesIsAFileOfOneRowForEachPeriodWithWhatEveryFileSays() throws IOException {
        String series = "/api/v1/areas/" + province + "/series.%s?from=2025-07&to=2025-08&indicators=GC02";

        List<CSVRecord> lines = csv(bytes(leader.get(series.formatted("csv"))));
        assertThat(lines).extracting(line -> line.get("Kỳ đầu")).containsExactly("2025-07", "2025-07", "2025-08");
        assertThat(lines.getLast().get("Địa bàn")).isEqualTo(lines.getFirst().get("Địa bàn"));
        assertThat(lines.getLast().get("Đã nhận")).isEqualTo("93");
        assertThat(lines.getLast().get("Truy nguồn")).contains("from=2025-08&to=2025-08");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(leader.get(series.formatted("xlsx")))))) {
            Sheet figures = workbook.getSheetAt(0);
            assertThat(figures.getRow(2).getCell(0).getStringCellValue()).isEqualTo("Kỳ");
            assertThat(figures.getRow(5).getCell(0).getStringCellValue()).isEqualTo("2025-08");
            assertThat(figures.getRow(5).getCell(1).getNumericCellValue()).isEqualTo(53);
            assertThat(figures.getRow(1).getCell(0).getStringCellValue())
                    .contains("Số liệu trực tiếp, chưa công bố", "phải nộp 5, đã nhận 4, đã duyệt 3 báo cáo");
            assertThat(workbook.getSheetAt(2).getLastRowNum()).isGreaterThan(8);
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(leader.get(series.formatted("png")))));
        assertThat(distinctColours(picture)).as("something is drawn").isGreaterThan(20);
        refused(leader.get(series.formatted("png").replace("&indicators=GC02", "")), 422, "chart-of-one");
        refused(leader.get("/api/v1/areas/" + province + "/series.csv?period=2025-08"), 400, "span-malformed");
        refused(
                commune.get("/api/v1/areas/" + units.get(1).key() + "/series.csv?from=2025-07&to=2025-08"),
                403,
                "area-forbidden");
    }

    @Test
    void howTheReportingGoesIsAPictureAndAWorkbook() throws IOException {
        String reporting = "/api/v1/areas/" + province + "/reporting.%s?from=2025-07&to=2025-08";

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(leader.get(reporting.formatted("xlsx")))))) {
            Sheet each = workbook.getSheetAt(0);
            assertThat(each.getLastRowNum())
                    .as("a line for each commune and for the province itself")
                    .isEqualTo(6);
            assertThat(each.getRow(0).getCell(2).getStringCellValue()).isEqualTo("2025-08");
            assertThat(cells(workbook)).extracting(Cell::toString).contains("đã duyệt", "chờ duyệt", "chưa nộp");
            assertThat(workbook.getSheetAt(2).getRow(1).getCell(0).getStringCellValue())
                    .contains("chưa công bố", "phải nộp 5, đã nhận 4, đã duyệt 3 báo cáo", "Số liệu đến");
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(leader.get(reporting.formatted("png")))));
        assertThat(distinctColours(picture)).as("something is drawn").isGreaterThan(20);
        refused(
                commune.get("/api/v1/areas/" + units.get(1).key() + "/reporting.xlsx?period=2025-08"),
                403,
                "area-forbidden");
    }

    @Test
    void dashboardsOfDhis2ReadTheSameFigures() {
        JsonNode answer = json(leader.get("/api/v1/analytics?dimension=dx:GC02;CA01&dimension=pe:202508&dimension=ou:"
                + province + ";" + units.get(5).code()));

        assertThat(answer.at("/headers").valueStream().map(header -> header.at("/name")
                        .asString()))
                .containsExactly("dx", "pe", "ou", "value");
        assertThat(answer.at("/rows")
                        .valueStream()
                        .map(row -> row.at("/0").asString() + row.at("/3").asString()))
                .as("the missing commune has no row")
                .containsExactlyInAnyOrder("CA013", "GC0253");
        assertThat(answer.at("/metaData/dimensions/pe/0").asString()).isEqualTo("202508");
        assertThat(answer.at("/metaData/items/GC02/name").asString()).isNotBlank();
        assertThat(answer.at("/quality/0/accepted").asInt()).isEqualTo(3);
        JsonNode filtered =
                json(leader.get("/api/v1/analytics.json?dimension=dx:GC02&filter=pe:202508&dimension=ou:" + province));
        assertThat(filtered.at("/width").asInt()).isEqualTo(3);
        refused(leader.get("/api/v1/analytics?dimension=dx:GC02&dimension=pe:202508"), 400, "analytics-malformed");
        refused(
                commune.get("/api/v1/analytics?dimension=dx:GC02&dimension=pe:202508&dimension=ou:"
                        + units.get(1).key()),
                403,
                "area-forbidden");
    }

    private byte[] file(Person person, String format, String query) throws IOException {
        byte[] file = bytes(person.get(path(format, query)));
        Files.write(WRITTEN.resolve((person == commune ? "outside." : "inside.") + format), file);
        return file;
    }

    private static byte[] bytes(MvcTestResult result) {
        assertThat(result).hasStatus(200);
        return result.getResponse().getContentAsByteArray();
    }

    private String path(String format, String query) {
        return "/api/v1/publications/" + publication + "/figures." + format + query;
    }

    private static int column(Row heading, String code) {
        for (Cell cell : heading) {
            if (cell.getStringCellValue().startsWith(code + " ")) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + code);
    }

    private static List<Cell> cells(XSSFWorkbook workbook) {
        List<Cell> cells = new ArrayList<>();
        workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
        return cells;
    }

    private static List<CSVRecord> csv(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private static List<XWPFTable> tables(byte[] file) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file)).getTables();
    }

    private static String text(byte[] file) throws IOException {
        return String.join(
                "\n",
                new XWPFDocument(new ByteArrayInputStream(file))
                        .getParagraphs().stream().map(XWPFParagraph::getText).toList());
    }

    private static long distinctColours(BufferedImage picture) {
        return IntStream.range(0, picture.getHeight())
                .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> picture.getRGB(x, y)))
                .distinct()
                .count();
    }
}
