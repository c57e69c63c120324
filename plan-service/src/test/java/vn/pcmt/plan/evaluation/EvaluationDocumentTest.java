package vn.pcmt.plan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.document.Office;
import vn.pcmt.plan.evaluation.Outcome.OpenObstacle;
import vn.pcmt.plan.evaluation.Outcome.OpenTask;
import vn.pcmt.plan.evaluation.Outcome.TargetFigure;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

class EvaluationDocumentTest {
    private static final PlanFacts PLAN = new PlanFacts(
            "p1",
            PlanKind.AREA,
            "Kế hoạch 233 về chuyển hóa địa bàn biên giới",
            PlanStatus.ISSUED,
            null,
            null,
            List.of("44@2025-07-01"),
            null,
            null,
            true);
    private static final EvaluationText TEXT = new EvaluationText(
            "Địa bàn gồm 12 xã biên giới.\nTình hình chuyển biến rõ.",
            "Đã tổ chức 45 buổi tuyên truyền.",
            null,
            List.of("Giao rõ người, rõ việc."),
            "Đề nghị bố trí kinh phí.",
            "Duy trì địa bàn đã chuyển hóa.",
            "Ban Chỉ đạo 138 Chính phủ",
            List.of("Như trên", "Các sở, ban, ngành"),
            null);
    private static final Outcome OUTCOME = new Outcome(
            Instant.parse("2026-11-22T08:00:00Z"),
            List.of(
                    new TargetFigure(
                            "t1",
                            "Số vụ phát hiện tăng từ 5%",
                            "GC01",
                            TargetStatus.MET,
                            "2026-10",
                            new BigDecimal("1486"),
                            new BigDecimal("1560.3"),
                            new BigDecimal("1601"),
                            780,
                            780),
                    new TargetFigure(
                            "t2",
                            "Ít nhất 50% đơn vị không ma túy",
                            "TL03",
                            TargetStatus.INSUFFICIENT_DATA,
                            null,
                            null,
                            new BigDecimal("50"),
                            null,
                            0,
                            0)),
            List.of(new OpenTask("k1", "Rà soát người nghiện", LocalDate.of(2026, 12, 5), 60)),
            List.of(new OpenObstacle("v1", "Thiếu kinh phí xét nghiệm", Instant.EPOCH)));
    private static final List<ModelView> MODELS = List.of(
            new ModelView("m1", "p1", "Thôn, bản không có tội phạm và tệ nạn ma túy", null, null, 7, 1, List.of()));

    private final EvaluationDocument writer = new EvaluationDocument(new EvaluationSettings(
            Set.of(),
            new Office(
                    null, "Ủy ban nhân dân tỉnh Quảng Trị", "BC-UBND", "Quảng Trị", "TM. Ủy ban nhân dân", "Chủ tịch"),
            Duration.ofMinutes(1)));
    private XWPFDocument document;

    @BeforeEach
    void write() throws IOException {
        byte[] file = writer.write(PLAN, TEXT, OUTCOME, MODELS);
        Files.write(Path.of("target", "evaluation.docx"), file);
        document = new XWPFDocument(new ByteArrayInputStream(file));
    }

    @Test
    void thePageIsA4UprightWithTheMarginsOfTheDecree() {
        CTSectPr section = document.getDocument().getBody().getSectPr();

        assertThat(section.getPgSz().getW()).as("210 mm").isEqualTo(BigInteger.valueOf(11906));
        assertThat(section.getPgSz().getH()).as("297 mm").isEqualTo(BigInteger.valueOf(16838));
        assertThat(section.getPgMar().getTop()).as("20 mm").isEqualTo(BigInteger.valueOf(1134));
        assertThat(section.getPgMar().getBottom()).isEqualTo(BigInteger.valueOf(1134));
        assertThat(section.getPgMar().getLeft()).as("30 mm").isEqualTo(BigInteger.valueOf(1701));
        assertThat(section.getPgMar().getRight()).as("20 mm").isEqualTo(BigInteger.valueOf(1134));
    }

    @Test
    void pagesAreNumberedFromTheSecondOneOn() {
        assertThat(document.getDocument().getBody().getSectPr().isSetTitlePg()).isTrue();
        XWPFHeader first = document.getHeaderFooterPolicy().getFirstPageHeader();
        XWPFHeader others = document.getHeaderFooterPolicy().getDefaultHeader();
        assertThat(first.getText()).isBlank();
        assertThat(others.getParagraphArray(0).getCTP().getFldSimpleArray(0).getInstr())
                .isEqualTo("PAGE");
    }

    @Test
    void everythingIsSetInTimesNewRoman() {
        assertThat(paragraphs().flatMap(paragraph -> paragraph.getRuns().stream()))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.getFontFamily()).isEqualTo("Times New Roman"));
    }

    @Test
    void theHeadNamesStateMottoAndIssuerAndLeavesNumberAndDateBlank() {
        XWPFTable head = document.getTables().getFirst();

        assertThat(head.getRow(0).getCell(0).getText()).contains("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ");
        assertThat(head.getRow(0).getCell(1).getText())
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .contains("Độc lập - Tự do - Hạnh phúc");
        assertThat(head.getRow(1).getCell(0).getText()).matches("Số:\\s+/BC-UBND");
        assertThat(head.getRow(1).getCell(1).getText()).matches("Quảng Trị, ngày\\s+tháng\\s+năm\\s*");
        XWPFRun state = run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        assertThat(state.isBold()).isTrue();
        assertThat(state.getFontSizeAsDouble()).isBetween(12.0, 13.0);
        assertThat(run("Độc lập - Tự do - Hạnh phúc").getFontSizeAsDouble()).isBetween(13.0, 14.0);
    }

    @Test
    void theBodySaysFiguresDifficultiesProposalsAndWhatComesNext() {
        String text = String.join("\n", paragraphs().map(XWPFParagraph::getText).toList());

        assertThat(text)
                .contains("DỮ LIỆU MẪU", "BÁO CÁO", "Kết quả thực hiện Kế hoạch 233 về chuyển hóa địa bàn biên giới")
                .contains("Kính gửi: Ban Chỉ đạo 138 Chính phủ.")
                .contains("Tình hình chuyển biến rõ.", "Đã tổ chức 45 buổi tuyên truyền.")
                .contains("- Nhiệm vụ: Rà soát người nghiện (hạn 05/12/2026, tiến độ 60%).")
                .contains("- Vướng mắc: Thiếu kinh phí xét nghiệm.")
                .contains("đã có 7 đơn vị cấp xã và 1 đơn vị khác áp dụng.");
        XWPFTable figures = document.getTables().get(1);
        assertThat(figures.getRow(1).getTableCells())
                .extracting(cell -> cell.getText())
                .containsExactly("1", "Số vụ phát hiện tăng từ 5%", "1.486", "1.560,3", "1.601", "Đạt");
        assertThat(figures.getRow(2).getCell(4).getText())
                .as("missing is never zero")
                .isEqualTo("chưa có");
        XWPFParagraph body = document.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().startsWith("Địa bàn gồm"))
                .findFirst()
                .orElseThrow();
        assertThat(body.getIndentationFirstLine()).as("1.27 cm").isEqualTo(720);
        assertThat(body.getSpacingAfter()).as("6 points").isEqualTo(120);
    }

    @Test
    void theFootSaysWhoGetsItAndWhoSigns() {
        XWPFTable foot = document.getTables().getLast();

        assertThat(foot.getRow(0).getCell(0).getText())
                .contains("Nơi nhận:", "- Như trên;", "- Các sở, ban, ngành;", "- Lưu: VT, ….");
        assertThat(foot.getRow(0).getCell(1).getText()).contains("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
    }

    private XWPFRun run(String text) {
        return paragraphs()
                .flatMap(paragraph -> paragraph.getRuns().stream())
                .filter(run -> run.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private Stream<XWPFParagraph> paragraphs() {
        return Stream.concat(
                document.getParagraphs().stream(),
                document.getTables().stream()
                        .flatMap(table -> table.getRows().stream())
                        .flatMap(row -> row.getTableCells().stream())
                        .flatMap(cell -> cell.getParagraphs().stream()));
    }
}
