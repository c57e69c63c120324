package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class EvidenceTest {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    private Scene scene;
    private String task;
    private long version;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
        task = scene.assignedTask();
        version = scene.version("/tasks/" + task);
    }

    @Test
    void aFileIsKeptWithItsHashAndComesBackAsADownload() throws Exception {
        byte[] large = Arrays.copyOf(SampleFiles.PDF, 900_000); // more than one chunk
        String hash = Sha256.hex(large);

        assertThat(send(scene.officer, "../../Kết quả \"quý I\".pdf", large)).hasStatusOk();

        JsonNode shown = scene.read(task).at("/detail/evidence/0");
        assertThat(shown.get("name").asString()).isEqualTo("Kết quả quý I.pdf");
        assertThat(shown.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(shown.get("size").asLong()).isEqualTo(900_000);
        assertThat(shown.get("sha256").asString()).isEqualTo(hash);
        assertThat(shown.get("scan").asString()).isEqualTo("NOT_SCANNED");
        MvcTestResult file = scene.decides.get("/tasks/" + task + "/evidence/1");
        assertThat(file).hasStatusOk().hasContentType("application/pdf");
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(large);
        assertThat(file)
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Cache-Control", "no-store")
                .hasValue("Content-Security-Policy", "sandbox; default-src 'none'")
                .hasValue(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(hash)) + ":");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("..", "/", "\r", "\n");
    }

    @Test
    void aNameCannotAddHeaders() {
        assertThat(send(scene.officer, "a\r\nX-Evil: 1\r\n\r\n<html>.pdf", SampleFiles.PDF))
                .hasStatusOk();

        MvcTestResult file = scene.officer.get("/tasks/" + task + "/evidence/1");

        assertThat(file.getResponse().getHeader("X-Evil")).isNull();
        assertThat(scene.read(task).at("/detail/evidence/0/name").asString()).isEqualTo("aX-Evil 1html.pdf");
    }

    @Test
    void whatAFileIsIsFoundInItsContentNotInItsName() {
        assertProblem(send(scene.officer, "bao-cao.pdf", SampleFiles.PROGRAM), 422, "evidence-type-refused");
        assertProblem(send(scene.officer, "bao-cao.pdf", SampleFiles.PAGE), 422, "evidence-type-refused");
        assertProblem(
                send(
                        scene.officer,
                        "bao-cao.docx",
                        SampleFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                422,
                "evidence-type-refused");
        assertThat(send(scene.officer, "khong-duoi", SampleFiles.PNG)).hasStatusOk();
        assertThat(scene.read(task).at("/detail/evidence/0/mediaType").asString())
                .isEqualTo("image/png");
    }

    @Test
    void aWorkbookWithAListOfPeopleProvesNothingAndIsNotKept() throws Exception {
        long files = stored();

        MvcTestResult refused = send(
                scene.officer,
                "danh-sach.xlsx",
                workbook("Họ và tên", "Số điện thoại", "Nguyễn Văn A", "0912 345 678"));

        assertProblem(refused, 422, "file-personal-data");
        assertThat(fields(refused)).singleElement().asString().startsWith("/Sheet0!B2 ");
        assertThat(stored()).isEqualTo(files);
        assertThat(scene.read(task).get("evidence").asInt()).isZero();
        assertThat(send(scene.officer, "so-lieu.xlsx", workbook("Chỉ tiêu", "Số vụ", "GC01", "12")))
                .hasStatusOk();
    }

    /** Two rows of two cells. */
    private static byte[] workbook(String... cells) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream saved = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet();
            for (int i = 0; i < cells.length; i++) {
                (i % 2 == 0 ? sheet.createRow(i / 2) : sheet.getRow(i / 2))
                        .createCell(i % 2)
                        .setCellValue(cells[i]);
            }
            workbook.write(saved);
            return saved.toByteArray();
        }
    }

    @Test
    void whatIsTooLargeOrEmptyIsRefusedAndLeavesNothing() {
        long files = stored();

        assertProblem(
                send(scene.officer, "a.pdf", Arrays.copyOf(SampleFiles.PDF, 5 * 1024 * 1024 + 1)),
                413,
                "evidence-too-large");
        assertProblem(send(scene.officer, "a.pdf", new byte[0]), 422, "evidence-empty");
        assertProblem(
                scene.officer.send(
                        HttpMethod.POST,
                        "/tasks/" + task + "/evidence?name=a.pdf",
                        Api.key(),
                        version + 7,
                        SampleFiles.PDF,
                        MediaType.APPLICATION_PDF),
                412,
                "stale-revision");

        assertThat(stored()).isEqualTo(files);
        assertThat(scene.read(task).get("evidence").asInt()).isZero();
    }

    @Test
    void theSameUploadAgainIsOnePieceOfEvidence() {
        String key = Api.key();
        for (int again = 0; again < 2; again++) {
            assertThat(scene.officer.send(
                            HttpMethod.POST,
                            "/tasks/" + task + "/evidence?name=a.pdf",
                            key,
                            version,
                            SampleFiles.PDF,
                            MediaType.APPLICATION_PDF))
                    .hasStatusOk();
        }

        assertThat(scene.read(task).get("evidence").asInt()).isEqualTo(1);
    }

    @Test
    void filesAreReadByThoseWhoNeedThem() {
        send(scene.officer, "a.pdf", SampleFiles.PDF);

        assertThat(scene.head.get("/tasks/" + task + "/evidence/1")).hasStatusOk();
        assertThat(scene.auditor.get("/tasks/" + task + "/evidence/1")).hasStatusOk();
        assertProblem(scene.stranger.get("/tasks/" + task + "/evidence/1"), 403, "forbidden");
        assertProblem(scene.officer.get("/tasks/" + task + "/evidence/2"), 404, "evidence-not-found");
    }

    @Test
    void aValueProvesOnlyATaskThatAsksForOneAndOnlyIfItMeetsTheBound() {
        assertThat(fields(value(task, version, "50"))).containsExactly("/value no-value-asked");
        String plan = scene.plan();
        String asks = scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("1", "2026-03-02", "2026-03-13")
                        .replace(
                                "\"result\":\"Báo cáo\"",
                                "\"proof\":{\"indicator\":\"CA01\",\"area\":\"18859@2025-07-01\",\"period\":\"2026-03\",\"atLeast\":12.5}"));
        scene.issue(plan);
        long asked = scene.version("/tasks/" + asks);

        assertThat(fields(value(asks, asked, "12.499"))).containsExactly("/value value-proves-nothing");
        assertThat(fields(value(asks, asked, "PCMT-THANG~18859@2025-07-01~2026-02", "50")))
                .as("of another month")
                .containsExactly("/report report-not-asked");
        assertThat(fields(value(asks, asked, "PCMT-THANG~18880@2025-07-01~2026-03", "50")))
                .as("of another unit")
                .containsExactly("/report report-not-asked");
        assertThat(fields(value(asks, asked, "X", "50"))).containsExactly("/report report-not-asked");
        assertProblem(scene.officer.post("/tasks/" + asks + "/completion", asked, ""), 409, "evidence-missing");
        assertThat(value(asks, asked, "12.5")).hasStatusOk();
        assertThat(scene.officer.post("/tasks/" + asks + "/completion", asked + 1, ""))
                .hasStatusOk();
        assertThat(scene.read(asks).at("/detail/evidence/0/value/value").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(scene.read(asks).at("/detail/evidence/0/verified").isBoolean())
                .as("it says of itself that nobody compared it")
                .isTrue();
        assertThat(scene.read(asks).at("/detail/evidence/0/verified").asBoolean())
                .isFalse();
    }

    private MvcTestResult value(String of, long at, String value) {
        return value(of, at, "PCMT-THANG~18859@2025-07-01~2026-03", value);
    }

    private MvcTestResult value(String of, long at, String report, String value) {
        return scene.officer.post(
                "/tasks/" + of + "/evidence", at, "{'report':'" + report + "','value':" + value + "}");
    }

    private MvcTestResult send(Api caller, String name, byte[] content) {
        return caller.send(
                HttpMethod.POST,
                "/tasks/" + task + "/evidence?name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                Api.key(),
                version,
                content,
                MediaType.APPLICATION_OCTET_STREAM);
    }

    private long stored() {
        return mongo.getCollection("evidence.files").countDocuments(new Document());
    }
}
