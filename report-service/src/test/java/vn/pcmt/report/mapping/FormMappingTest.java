package vn.pcmt.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
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
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.imports.Imports;
import vn.pcmt.report.imports.Province;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;

/** The forms of others, by a mapping that an administrator has written. */
@OnStore
class FormMappingTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger CODES = new AtomicInteger();

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
    private String code;

    @BeforeEach
    void threeCommunes() {
        clock.set(IN_TIME);
        province = new Province(store, reports, 3);
        imports = new Imports(http, province.admin());
        code = "bieu-" + CODES.incrementAndGet();
    }

    @Test
    void aTableOfOthersIsReadByItsLabelsWithItsOwnNamesOfUnitsAndADecimalComma() {
        create(text(
                "TABLE",
                "\"headingRow\":3,\"decimalMark\":\",\",\"ignoreOthers\":true",
                "Tên đơn vị",
                "\"units\":[{\"label\":\"Vùng một\",\"unit\":\""
                        + province.id(0).unitKey() + "\"}]"));
        String csv = "BIỂU 03;;\n;;\nTT;TÊN ĐƠN VỊ :;" + labels() + "\n1;Vùng một;"
                + figures("1,5") + "\n2;Xã " + province.codes.get(1) + ";" + figures("1.234") + "\n;Tổng cộng;"
                + figures("3") + "\n";
        JsonNode job = imports.outcome(Imports.CSV, csv.getBytes(UTF_8), "?mapping=" + code + "&period=2025-08");
        assertThat(job.get("mapping").asString()).isEqualTo(code);
        assertThat(job.get("edition").asInt()).isEqualTo(1);
        assertThat(job.get("taken").asInt()).isEqualTo(1);
        assertThat(province.report(0).latest().orElseThrow().values().get("GC05"))
                .isEqualByComparingTo("1.5");
        JsonNode refused = imports.rows(job, "").get("items");
        assertThat(refused.get(0).get("errors").get(0).get("code").asString())
                .as("1.234 may be either")
                .isEqualTo("not-a-number");
        assertThat(refused.get(1).get("errors").get(0).get("code").asString())
                .as("the line of totals")
                .isEqualTo("unit-unknown");
    }

    @Test
    void aFormWithASheetPerUnitIsReadByItsCells() throws IOException {
        create(text(
                "FORM",
                "\"place\":{\"unit\":\"B2\",\"labels\":\"A\",\"figures\":\"D\"},\"ignoreOthers\":true",
                "Đơn vị báo cáo",
                "\"units\":[]"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (int i = 0; i < 2; i++) {
                XSSFSheet sheet = workbook.createSheet("Trang " + i);
                sheet.createRow(1).createCell(1).setCellValue("xã " + province.codes.get(i));
                int row = 4;
                for (var indicator : Reporting.FORM.indicators()) {
                    var line = sheet.createRow(row++);
                    line.createCell(0).setCellValue(indicator.nameVi() + ":");
                    line.createCell(3)
                            .setCellValue(Integer.parseInt(
                                    Province.all(String.valueOf(i + 2)).get(indicator.code())));
                }
                sheet.createRow(row).createCell(0).setCellValue("Người lập biểu");
            }
            workbook.write(bytes);
        }
        JsonNode job = imports.outcome(Imports.xlsx(), bytes.toByteArray(), "?mapping=" + code + "&period=2025-08");
        assertThat(job.get("taken").asInt()).isEqualTo(2);
        assertThat(province.report(1).latest().orElseThrow().values().get("CA01"))
                .isEqualByComparingTo("3");
        MvcTestResult csv = imports.send(Imports.CSV, "a,b\n".getBytes(UTF_8), "?mapping=" + code + "&period=2025-08");
        assertThat(csv).hasStatus(422).bodyJson().hasPathSatisfying("$.code", path -> path.assertThat()
                .isEqualTo("form-needs-sheets"));
    }

    @Test
    void whatAMappingOnceSaidStaysReadable() {
        create(text("TABLE", "\"ignoreOthers\":false", "Đơn vị", "\"units\":[]"));
        String changed = text("TABLE", "\"ignoreOthers\":true", "Đơn vị", "\"units\":[]");
        assertThat(put(changed, "\"0\"", "rewrite-key-1")).hasStatus(200).hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(put(changed, "\"0\"", "rewrite-key-1")).hasStatus(200).hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(put(changed, "\"0\"", "rewrite-key-2")).hasStatus(412);
        assertThat(get("").get("edition").asInt()).isEqualTo(2);
        assertThat(get("/editions/1").get("text").get("ignoreOthers").asBoolean())
                .isFalse();
        assertThat(http.get()
                        .uri("/api/v1/form-mappings/{code}/editions/3", code)
                        .header(HttpHeaders.AUTHORIZATION, province.admin())
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void whatCannotBeMeantIsRefusedFieldByField() {
        String wrong = """
                {"name":"x","template":"PCMT-THANG","layout":"FORM","ignoreOthers":true,
                 "labels":[{"label":"A","means":"CA01"},{"label":"a :","means":"XX99"},{"label":"B","means":"CA01"}],
                 "units":[{"label":"Ở đâu","unit":"99999@2025-07-01"}]}""";
        MvcTestResult refused = post(wrong, "wrong-key-1", province.admin());
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].code")
                .asArray()
                .containsExactlyInAnyOrder(
                        "place-for-forms-only",
                        "label-repeated",
                        "meaning-unknown",
                        "meaning-repeated",
                        "unit-unknown");
        assertThat(post("{\"name\":\"x\",\"ignoreOthers\":true}", "wrong-key-2", province.admin()))
                .hasStatus(422);
    }

    @Test
    void onlyAdministratorsWriteAndACodeIsGivenOnce() {
        String text = text("TABLE", "\"ignoreOthers\":true", "Đơn vị", "\"units\":[]");
        assertThat(post(text, "other-key-1", TestTokens.bearer("duyet", province.key, OfficerRole.REVIEWER)))
                .hasStatus(403);
        create(text);
        assertThat(post(text, "create-key-1", province.admin()))
                .as("the same again")
                .hasStatus(201);
        assertThat(post(text, "other-key-2", province.admin())).hasStatus(409);
        assertThat(http.get()
                        .uri("/api/v1/form-mappings")
                        .header(HttpHeaders.AUTHORIZATION, province.reporter(0))
                        .exchange())
                .hasStatus(200);
        assertThat(http.get()
                        .uri("/api/v1/form-mappings")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                TestTokens.bearer("lanhdao", province.key, OfficerRole.LEADER))
                        .exchange())
                .hasStatus(403);
    }

    private static String labels() {
        return Reporting.FORM.indicators().stream()
                .map(indicator -> "\"" + indicator.nameVi().replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(";"));
    }

    /** Whole numbers, and what is given where decimals are allowed. */
    private static String figures(String measured) {
        return Reporting.FORM.indicators().stream()
                .map(indicator ->
                        indicator.decimals() > 0 ? measured : Province.all("2").get(indicator.code()))
                .collect(Collectors.joining(";"));
    }

    private static String text(String layout, String more, String unit, String units) {
        String labels = Reporting.FORM.indicators().stream()
                .map(indicator ->
                        JSON.writeValueAsString(Map.of("label", indicator.nameVi(), "means", indicator.code())))
                .collect(Collectors.joining(","));
        return "{\"name\":\"Biểu của tỉnh\",\"template\":\"PCMT-THANG\",\"layout\":\"" + layout + "\"," + more
                + ",\"labels\":[{\"label\":\"" + unit + "\",\"means\":\"unit\"}," + labels + "]," + units + "}";
    }

    private void create(String text) {
        assertThat(post(text, "create-key-1", province.admin())).hasStatus(201).hasHeader(HttpHeaders.ETAG, "\"0\"");
    }

    private MvcTestResult post(String text, String key, String bearer) {
        return http.post()
                .uri("/api/v1/form-mappings")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"code\":\"" + code + "\",\"text\":" + text + "}")
                .exchange();
    }

    private MvcTestResult put(String text, String ifMatch, String key) {
        return http.put()
                .uri("/api/v1/form-mappings/{code}", code)
                .header(HttpHeaders.AUTHORIZATION, province.admin())
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(text)
                .exchange();
    }

    private JsonNode get(String path) {
        return imports.get("/api/v1/form-mappings/" + code + path);
    }
}
