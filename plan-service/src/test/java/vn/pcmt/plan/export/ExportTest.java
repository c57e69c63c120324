package vn.pcmt.plan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.task.Scene;

@OnStore
class ExportTest {
    private static final String FORMULA = "=HYPERLINK(\\\"http://x\\\",\\\"a\\\")";

    @Autowired
    private MockMvcTester http;

    private Scene scene;
    private String plan;
    private String first;
    private String second;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
        plan = scene.plan();
        first = scene.task(plan, "1", "2026-12-01", "2026-12-12"); // a Saturday
        second = scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("2", "2026-12-11", "2026-12-31", first).replace("Kiểm tra địa bàn 2", FORMULA));
        scene.issue(plan);
    }

    @Test
    void aTextThatLooksLikeAFormulaIsMarkedAsTextInCsv() {
        MvcTestResult csv = scene.stranger.get("/plans/" + plan + "/tasks.csv");

        assertThat(csv).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        String text = new String(csv.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFSố,Nhiệm vụ,Trạng thái,Người chịu trách nhiệm,");
        assertThat(text.split("\r\n")).hasSize(3);
        assertThat(text.split("\r\n")[2])
                .startsWith("2,\"'=HYPERLINK(\"\"http://x\"\",\"\"a\"\")\",Đang thực hiện,Cán bộ " + scene.accountable)
                .contains(",2026-12-11,2026-12-31,0,,0,0,1,");
    }

    @Test
    void anExcelFileHoldsTextsDaysAndNumbers() throws IOException {
        MvcTestResult file = scene.stranger.get("/plans/" + plan + "/tasks.xlsx");

        assertThat(file).hasStatusOk();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()))) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("Nhiệm vụ");
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).getCellText(8)).isEqualTo("Thời hạn");
            Row row = rows.get(2);
            assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(1)).isEqualTo("=HYPERLINK(\"http://x\",\"a\")");
            assertThat(row.getCellAsDate(8).orElseThrow().toLocalDate()).isEqualTo(LocalDate.parse("2026-12-31"));
            assertThat(row.getCellAsNumber(9).orElseThrow()).isEqualByComparingTo("0");
        }
        assertThat(scene.as("x", Scene.PROVINCE)
                        .get("/plans/" + plan + "/tasks.xlsx?text=dia%20ban")
                        .getResponse()
                        .getContentAsByteArray())
                .as("filtered")
                .hasSizeLessThan(file.getResponse().getContentAsByteArray().length);
    }

    @Test
    void theCalendarHasEveryDeadlineAndCancelsWhatIsWithdrawn() {
        scene.leader.post(
                "/tasks/" + second + "/withdrawal", scene.version("/tasks/" + second), "{\"reason\":\"Thừa\"}");

        MvcTestResult ics = scene.stranger.get("/plans/" + plan + "/deadlines.ics");

        assertThat(ics).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        String text = new String(ics.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("UID:" + first + "@pcmt\r\n")
                .as("Saturday's deadline ends on Monday")
                .contains("DTSTART;VALUE=DATE:20261214\r\n")
                .contains("SUMMARY:1 Kiểm tra địa bàn 1\r\n")
                .as("at eight in Vietnam on Friday, the working day before")
                .contains("TRIGGER;VALUE=DATE-TIME:20261211T010000Z\r\n")
                .contains("STATUS:CANCELLED\r\n");
        assertThat(text.split("BEGIN:VALARM", -1))
                .as("no alarm for what is withdrawn")
                .hasSize(2);
    }

    @Test
    void aChartGetsItsBarsAndArrows() {
        JsonNode chart = scene.stranger.read("/plans/" + plan + "/gantt");

        assertThat(chart.get("from").asString()).isEqualTo("2026-12-01");
        assertThat(chart.get("to").asString()).isEqualTo("2026-12-31");
        assertThat(chart.get("bars")).hasSize(2);
        assertThat(chart.at("/bars/0/lead").asString()).isEqualTo("Phường Đồng Thuận");
        assertThat(chart.at("/arrows/0/from").asString()).isEqualTo(first);
        assertThat(chart.at("/arrows/0/to").asString()).isEqualTo(second);
        assertThat(chart.at("/arrows/0/tight").asBoolean())
                .as("11 December is before the 12th")
                .isTrue();
    }

    @Test
    void draftsAreExportedForTheirWritersAlone() {
        String draft = scene.plan();

        for (String file : List.of("gantt", "deadlines.ics", "tasks.csv", "tasks.xlsx")) {
            assertThat(scene.leader.get("/plans/" + draft + "/" + file)).hasStatusOk();
            assertProblem(scene.stranger.get("/plans/" + draft + "/" + file), 404, "plan-not-found");
        }
    }
}
