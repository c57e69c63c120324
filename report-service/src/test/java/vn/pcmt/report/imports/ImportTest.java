package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.imports.Imports.CSV;
import static vn.pcmt.report.imports.Province.all;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.exchange.Filling;
import vn.pcmt.report.submission.Reports;

/** Files with many reports, from the request to the store: what is taken, what is not and why, and who may send them. */
@OnStore
class ImportTest {
    private static final JsonMapper JSON = JsonMapper.shared();

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
    void fiveCommunesOweAugust() {
        clock.set(IN_TIME);
        province = new Province(store, reports, 5);
        imports = new Imports(http, province.admin());
    }

    @Test
    void aCsvFileIsTakenInReportByReportInTheNameOfWhoSentIt() {
        JsonNode job = imports.outcome(CSV, csv("1", "2", "3", "4", "5"), "");
        assertThat(job.get("state").asString()).isEqualTo("DONE");
        assertThat(job.get("taken").asInt()).isEqualTo(5);
        assertThat(job.get("values").asInt()).isEqualTo(200);
        assertThat(job.get("share").asInt()).isEqualTo(100);
        assertThat(province.revisions()).containsExactly(1, 1, 1, 1, 1);
        assertThat(province.report(2).latest().orElseThrow()).satisfies(revision -> {
            assertThat(revision.by()).isEqualTo("quantri-" + province.key);
            assertThat(revision.values().get("CA01")).isEqualByComparingTo("3");
        });
    }

    @Test
    void jsonIsTakenAsAListOrWithPeriodAndTemplateForAll() {
        String list = IntStream.range(0, 2)
                .mapToObj(i -> report(i, "\"period\":\"2025-08\",\"template\":\"PCMT-THANG\",", all("7")))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(imports.outcome(MediaType.APPLICATION_JSON, list.getBytes(UTF_8), "")
                        .get("taken")
                        .asInt())
                .isEqualTo(2);
        String object = "{\"period\":\"2025-08\",\"reports\":[" + report(2, "", all("8")) + ","
                + report(3, "\"nothingToReport\":[\"giam-cau\"],\"note\":\"Không có biến động\",", Map.of("QL01", "9"))
                + "]}";
        JsonNode job = imports.outcome(MediaType.APPLICATION_JSON, object.getBytes(UTF_8), "");
        assertThat(job.get("taken").asInt()).isEqualTo(1);
        assertThat(imports.rows(job, "").get("items").get(0).get("errors"))
                .anySatisfy(error -> assertThat(error.get("code").asString()).isEqualTo("blank"));
        assertThat(province.report(2).latest().orElseThrow().values().get("CA01"))
                .isEqualByComparingTo("8");
    }

    @Test
    void theFirstThatIsWrongStopsNoneAndEachSaysWhy() {
        byte[] file = province.csv(List.of(
                        all("1", "CA01", "-4"), all("1"), all("1", "GC05", "mười"), all("1"), all("1", "TT01", "")))
                .getBytes(UTF_8);
        JsonNode job = imports.outcome(CSV, file, "");
        assertThat(job.get("state").asString()).isEqualTo("DONE");
        assertThat(job.get("taken").asInt()).isEqualTo(2);
        assertThat(job.get("refused").asInt()).isEqualTo(3);
        assertThat(province.revisions()).containsExactly(0, 1, 0, 1, 0);

        JsonNode page = imports.rows(job, "?page=0&size=2");
        assertThat(page.get("total").asInt()).isEqualTo(3);
        JsonNode first = page.get("items").get(0);
        assertThat(first.get("row").asInt()).isEqualTo(2);
        assertThat(first.get("unit").asString()).isEqualTo(province.codes.getFirst());
        assertThat(first.get("report").asString()).isEqualTo(province.id(0).toString());
        assertThat(first.get("errors").get(0).get("field").asString()).isEqualTo("CA01");
        assertThat(first.get("errors").get(0).get("code").asString()).isEqualTo("negative");
        assertThat(first.get("errors").get(0).get("place").asString()).isEqualTo("P2");
        assertThat(imports.rows(job, "?page=1&size=2").get("items").size()).isEqualTo(1);

        MvcTestResult csv =
                imports.ask("/api/v1/report-imports/" + job.get("id").asString() + "/rows.csv");
        assertThat(csv).hasStatus(200);
        String lines = new String(csv.getResponse().getContentAsByteArray(), UTF_8);
        assertThat(lines.lines()).hasSize(4);
        assertThat(lines).contains("not-a-number").contains(province.id(4).toString());
    }

    @Test
    void formulasInTheFileAreTextInWhatIsHandedBack() {
        String csv = "unit,period,CA01\n\"=HYPERLINK(\"\"http://x\"\")\",2025-08,1\n@SUM(A1),2025-08,1\n";
        JsonNode job = imports.outcome(CSV, csv.getBytes(UTF_8), "");
        assertThat(job.get("refused").asInt()).isEqualTo(2);
        String lines = new String(
                imports.ask("/api/v1/report-imports/" + job.get("id").asString() + "/rows.csv")
                        .getResponse()
                        .getContentAsByteArray(),
                UTF_8);
        assertThat(lines).contains("\"'=HYPERLINK").contains(",'@SUM(A1),").doesNotContain(",=HYPER");
    }

    @Test
    void semicolonsAMarkAndNamesOfUnitsAreUnderstood() {
        String csv = "\uFEFFunit;CA01\nXã " + province.codes.getFirst() + ";5\n";
        JsonNode job = imports.outcome(CSV, csv.getBytes(UTF_8), "?period=2025-08");
        JsonNode row = imports.rows(job, "").get("items").get(0);
        assertThat(row.get("report").asString()).isEqualTo(province.id(0).toString());
        assertThat(row.get("errors").size()).as("39 blanks").isEqualTo(39);
    }

    @Test
    void aTrialTakesNothingUntilItIsConfirmed() {
        JsonNode trial = imports.outcome(CSV, csv("1", "2", "x", "4", "5"), "?dryRun=true");
        assertThat(trial.get("taken").asInt()).isEqualTo(4);
        assertThat(trial.get("refused").asInt()).isEqualTo(1);
        assertThat(trial.get("confirmable").asBoolean()).isTrue();
        assertThat(province.revisions()).containsOnly(0);

        MvcTestResult confirmed = imports.confirm(trial, "confirm-it-1");
        JsonNode job = imports.ended(confirmed);
        assertThat(job.get("dryRun").asBoolean()).isFalse();
        assertThat(job.get("taken").asInt()).isEqualTo(4);
        assertThat(province.revisions()).containsExactly(1, 1, 0, 1, 1);
        assertThat(imports.ended(imports.confirm(trial, "confirm-it-1")).get("id"))
                .as("the same confirmation again is the same import")
                .isEqualTo(job.get("id"));
        refused(imports.confirm(trial, "confirm-it-2"), 409, "import-file-gone");
        refused(imports.confirm(job, "confirm-it-3"), 409, "import-not-tried");
    }

    @Test
    void theSameFileUnderTheSameKeyIsOneImport() {
        byte[] file = csv("1", "2", "3", "4", "5");
        JsonNode first = imports.ended(imports.send(CSV, file, "", "same-file-key"));
        JsonNode again = imports.ended(imports.send(CSV, file, "", "same-file-key"));
        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(province.revisions()).containsOnly(1);
        refused(imports.send(CSV, csv("9", "2", "3", "4", "5"), "", "same-file-key"), 409, "idempotency-key-reused");
        refused(imports.send(CSV, file, "", null), 428, "idempotency-key-required");
    }

    @Test
    void whatIsThereAlreadyIsLeftAloneUnlessTheRowNamesItsRevisionOrReplacingIsAsked() {
        imports.outcome(CSV, csv("1", "1", "1", "1", "1"), "");
        JsonNode again = imports.outcome(CSV, csv("1", "2", "1", "1", "1"), "");
        assertThat(again.get("unchanged").asInt()).isEqualTo(4);
        assertThat(imports.rows(again, "")
                        .get("items")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("code"))
                .isEqualTo(JSON.valueToTree("report-moved-on"));

        String named = "unit,period,revision," + String.join(",", all("").keySet()) + "\n" + province.codes.get(1)
                + ",2025-08,1," + String.join(",", all("2").values()) + "\n";
        assertThat(imports.outcome(CSV, named.getBytes(UTF_8), "").get("taken").asInt())
                .isEqualTo(1);
        assertThat(imports.outcome(CSV, csv("3", "3", "3", "3", "3"), "?replace=true")
                        .get("taken")
                        .asInt())
                .isEqualTo(5);
        assertThat(province.revisions()).containsExactly(2, 3, 2, 2, 2);
    }

    @Test
    void aReportThatIsInTheFileTwiceIsTakenOnce() {
        String csv =
                csvText("1", "2") + csvText("3").lines().skip(1).findFirst().orElseThrow() + "\n";
        JsonNode job = imports.outcome(CSV, csv.getBytes(UTF_8), "");
        assertThat(job.get("taken").asInt()).isEqualTo(2);
        assertThat(imports.rows(job, "")
                        .get("items")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("report-repeated");
        assertThat(province.report(0).latest().orElseThrow().values().get("CA01"))
                .isEqualByComparingTo("1");
    }

    @Test
    void unitsOfOthersAreNotThere() {
        Province elsewhere = new Province(store, reports, 1);
        String csv = "unit,period," + String.join(",", all("").keySet()) + "\n" + elsewhere.codes.getFirst()
                + ",2025-08," + String.join(",", all("1").values()) + "\n";
        JsonNode job = imports.outcome(CSV, csv.getBytes(UTF_8), "");
        assertThat(imports.rows(job, "")
                        .get("items")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("unit-unknown");
        assertThat(elsewhere.revisions()).containsExactly(0);
    }

    @Test
    void aCommuneSendsItsOwnReportsOnly() {
        Imports commune = new Imports(http, province.reporter(0));
        JsonNode job = commune.outcome(CSV, csv("1", "1", "1", "1", "1"), "");
        assertThat(job.get("taken").asInt()).isEqualTo(1);
        assertThat(province.revisions()).containsExactly(1, 0, 0, 0, 0);
        assertThat(commune.ask("/api/v1/report-imports/" + job.get("id").asString()))
                .hasStatus(200);
        assertThat(new Imports(http, province.reporter(1))
                        .ask("/api/v1/report-imports/" + job.get("id").asString()))
                .hasStatus(404);
    }

    @Test
    void othersSendNothingAndSeeNothing() {
        byte[] file = csv("1", "1", "1", "1", "1");
        for (OfficerRole role : List.of(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.AUDITOR)) {
            refused(
                    new Imports(http, TestTokens.bearer("ai", province.key, role)).send(CSV, file, ""),
                    403,
                    "forbidden");
        }
        refused(
                new Imports(http, TestTokens.bearer("ai", null, OfficerRole.ADMIN)).send(CSV, file, ""),
                403,
                "forbidden");
        assertThat(http.post()
                        .uri("/api/v1/report-imports")
                        .contentType(CSV)
                        .content(file)
                        .exchange())
                .hasStatus(401);
        assertThat(province.revisions()).containsOnly(0);
    }

    @Test
    void aHeadingThatIsNotUnderstoodIsRefusedAtOnceCellByCell() {
        MvcTestResult refused = imports.send(CSV, "unit,CA01,CA01,Ghi gì đó\n".getBytes(UTF_8), "?period=2025-08");
        refused(refused, 422, "heading-refused");
        assertThat(refused).bodyJson().hasPathSatisfying("$.errors[0].code", path -> path.assertThat()
                .asString()
                .isIn("label-repeated", "label-unknown"));
        refused(imports.send(CSV, "CA01\n1\n".getBytes(UTF_8), ""), 422, "heading-refused");
        refused(imports.send(CSV, "\n\n".getBytes(UTF_8), ""), 422, "heading-missing");
        refused(imports.send(CSV, new byte[0], ""), 422, "file-empty");
        refused(imports.send(CSV, csv("1"), "?period=2025-13"), 400, "period-malformed");
        refused(imports.send(CSV, csv("1"), "?template=KHONG-CO"), 404, "template-unknown");
        refused(imports.send(CSV, csv("1"), "?mapping=khong-co"), 404, "mapping-unknown");
        refused(imports.send(MediaType.TEXT_PLAIN, csv("1"), ""), 415, "unsupported-media-type");
    }

    @Test
    void whatCameBeforeTheRestThatCannotBeReadIsTakenAndTheRestIsSaidToBeUnreadable() {
        byte[] whole = (csvText("1", "2", "3", "4", "5") + "\n".repeat(20_000)).getBytes(UTF_8);
        byte[] broken = new byte[whole.length + 2];
        System.arraycopy(whole, 0, broken, 0, whole.length);
        broken[whole.length] = (byte) 0xC3;
        broken[whole.length + 1] = (byte) 0x28;
        JsonNode job = imports.outcome(CSV, broken, "");
        assertThat(job.get("state").asString()).isEqualTo("FAILED");
        assertThat(job.get("failure").get("code").asString()).isEqualTo("csv-not-utf8");
        assertThat(job.get("taken").asInt()).isEqualTo(5);

        String list = "[" + report(0, "\"period\":\"2025-08\",", all("1")) + "," + report(1, "\"period\":", all("1"));
        JsonNode json = imports.outcome(MediaType.APPLICATION_JSON, list.getBytes(UTF_8), "?replace=true");
        assertThat(json.get("state").asString()).isEqualTo("FAILED");
        assertThat(json.get("failure").get("code").asString()).isEqualTo("json-unreadable");
        assertThat(province.report(0).revision()).isEqualTo(1);
    }

    @Test
    void aFileWithoutAnyReportIsSaidToBeOne() {
        for (JsonNode job : List.of(
                imports.outcome(CSV, csv(), ""),
                imports.outcome(MediaType.APPLICATION_JSON, "{\"reports\":[]}".getBytes(UTF_8), "?dryRun=true"))) {
            assertThat(job.get("state").asString()).isEqualTo("FAILED");
            assertThat(job.at("/failure/code").asString()).isEqualTo("import-of-nothing");
            assertThat(job.get("confirmable").asBoolean()).isFalse();
        }
    }

    @Test
    void aFileWithPersonalDataIsRefusedWithItsCellsAndNotKept() throws Exception {
        String text = csvText("1", "2", "3", "4", "5").replaceFirst("\n", ",note\n");
        byte[] file = text.replaceFirst("(\\n[^\n]+\\n[^\n]+)\n", "$1,Gọi 0912 345 678\n")
                .getBytes(UTF_8);

        MvcTestResult refused = imports.send(CSV, file, "?dryRun=true");

        refused(refused, 422, "file-personal-data");
        String column = CellName.letters(text.lines().findFirst().orElseThrow().split(",").length - 1);
        assertThat(refused).bodyJson().extractingPath("$.errors[*].pointer").isEqualTo(List.of("/" + column + "3"));
        assertThat(imports.send(CSV, csv("1", "2", "3", "4", "5"), "?dryRun=true"))
                .hasStatus(202);
    }

    @Test
    void everySheetOfAWorkbookIsLookedThrough() throws Exception {
        byte[] file;
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream saved = new ByteArrayOutputStream()) {
            XSSFSheet figures = workbook.createSheet("Số liệu");
            List<String> lines = csvText("1", "2").lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                Row row = figures.createRow(line);
                String[] cells = lines.get(line).split(",", -1);
                for (int cell = 0; cell < cells.length; cell++) {
                    Filling.type(row, cell, cells[cell]);
                }
            }
            XSSFSheet people = workbook.createSheet("DS");
            people.createRow(0).createCell(1).setCellValue("Số CCCD");
            people.createRow(1).createCell(1).setCellValue("045123456789");
            workbook.setSheetHidden(1, true);
            workbook.write(saved);
            file = saved.toByteArray();
        }

        MvcTestResult refused = imports.send(Imports.xlsx(), file, "");

        refused(refused, 422, "file-personal-data");
        assertThat(refused).bodyJson().extractingPath("$.errors[*].pointer").isEqualTo(List.of("/DS!B1", "/DS!B2"));
    }

    @Test
    void aZeroByteIsNotTakenForASpace() {
        JsonNode job = imports.outcome(CSV, csvText("1\0", "2", "3", "4", "5").getBytes(UTF_8), "");
        assertThat(job.at("/failure/code").asString()).isEqualTo("csv-malformed");
        assertThat(province.revisions()).containsOnly(0);
    }

    private byte[] csv(String... figures) {
        return csvText(figures).getBytes(UTF_8);
    }

    private String csvText(String... figures) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String figure : figures) {
            rows.add(all(figure));
        }
        return province.csv(rows);
    }

    private String report(int commune, String more, Map<String, String> values) {
        return "{\"unit\":\"" + province.codes.get(commune) + "\"," + more + "\"values\":"
                + JSON.writeValueAsString(values) + "}";
    }

    private static void refused(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.detail", path -> path.assertThat().asString().doesNotStartWith("problem."));
    }
}
