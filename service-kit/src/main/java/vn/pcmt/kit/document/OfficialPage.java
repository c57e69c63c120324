package vn.pcmt.kit.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A page of an administrative document as Annex I of Decree 30/2020/NĐ-CP lays it out: A4, its margins, one typeface, the
 * number of the page above the text from the second one on. Lengths are in twentieths of a point.
 */
public final class OfficialPage {
    public static final String TYPEFACE = "Times New Roman";
    /** Between the margins: 210 − 30 − 20 mm. */
    public static final int TEXT_WIDTH = 9071;

    private static final int MILLIMETRE_20 = 1134;
    private static final int MILLIMETRE_30 = 1701;
    private static final int MILLIMETRE_10 = 567;
    private static final int FIRST_LINE = 720;
    private static final int SIX_POINTS = 120;
    private static final int BODY = 14;

    private final XWPFDocument document = new XWPFDocument();

    public OfficialPage() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MILLIMETRE_20));
        margins.setBottom(BigInteger.valueOf(MILLIMETRE_20));
        margins.setLeft(BigInteger.valueOf(MILLIMETRE_30));
        margins.setRight(BigInteger.valueOf(MILLIMETRE_20));
        margins.setHeader(BigInteger.valueOf(MILLIMETRE_10));
        margins.setFooter(BigInteger.valueOf(MILLIMETRE_10));
        // A first page of its own kind, with nothing above it.
        document.createHeader(HeaderFooterType.FIRST).createParagraph();
        XWPFParagraph number = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        XWPFRun digits = new XWPFRun(number.getCTP().getFldSimpleArray(0).addNewR(), (IRunBody) number);
        write(digits, "2", new Look(BODY, false, false));
    }

    /** How a run of text looks. */
    public record Look(int size, boolean bold, boolean italic) {}

    /** A line in the middle, of a document's title. */
    public void centred(String text, Look look) {
        line(document.createParagraph(), text, look);
    }

    /** A paragraph of the body: justified, its first line indented, six points after it. */
    public void body(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.BOTH);
        paragraph.setIndentationFirstLine(FIRST_LINE);
        paragraph.setSpacingAfter(SIX_POINTS);
        write(paragraph.createRun(), text, new Look(BODY, false, false));
    }

    public void heading(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setIndentationFirstLine(FIRST_LINE);
        paragraph.setSpacingBefore(SIX_POINTS);
        paragraph.setSpacingAfter(SIX_POINTS);
        paragraph.setKeepNext(true);
        write(paragraph.createRun(), text, new Look(BODY, true, false));
    }

    public void gap() {
        document.createParagraph().setSpacingAfter(0);
    }

    /** A short line under what was written last, across the middle of the text. */
    public void rule(int length) {
        rule(document.createParagraph(), TEXT_WIDTH, length);
    }

    /** Columns side by side, without lines. */
    public XWPFTable columns(int rows, int... widths) {
        XWPFTable table = table(rows, widths);
        table.removeBorders();
        return table;
    }

    /** What was written last stays on one page with what follows. */
    public void keepLastWithNext() {
        document.getLastParagraph().setKeepNext(true);
    }

    /** A table with lines; its first row is repeated on every page. */
    public XWPFTable grid(List<String> titles, List<List<String>> rows, int... widths) {
        XWPFTable table = table(rows.size() + 1, widths);
        table.getRow(0).setRepeatHeader(true);
        for (int i = 0; i < titles.size(); i++) {
            cell(table, 0, i, titles.get(i), ParagraphAlignment.CENTER, true);
            for (int row = 0; row < rows.size(); row++) {
                ParagraphAlignment side = i == 1 ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER;
                cell(table, row + 1, i, rows.get(row).get(i), side, false);
            }
        }
        for (int row = 0; row <= rows.size(); row++) {
            table.getRow(row).setCantSplitRow(true);
        }
        return table;
    }

    private static void cell(XWPFTable table, int row, int column, String text, ParagraphAlignment side, boolean bold) {
        XWPFParagraph paragraph = table.getRow(row).getCell(column).getParagraphArray(0);
        paragraph.setAlignment(side);
        paragraph.setSpacingAfter(0);
        write(paragraph.createRun(), text, new Look(12, bold, false));
    }

    private XWPFTable table(int rows, int... widths) {
        XWPFTable table = document.createTable(rows, widths.length);
        CTTblPr properties = table.getCTTbl().getTblPr();
        CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(TEXT_WIDTH));
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        var grid = table.getCTTbl().addNewTblGrid();
        for (int column : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(column));
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < widths.length; i++) {
                table.getRow(row).getCell(i).setWidth(Integer.toString(widths[i]));
            }
        }
        return table;
    }

    /** Writes lines into a cell, in the middle. */
    public static Lines in(XWPFTable table, int row, int column, int width) {
        return new Lines(table.getRow(row).getCell(column), width);
    }

    /** The lines of a cell, one after the other. */
    public static final class Lines {
        private final XWPFTableCell cell;
        private final int width;
        private boolean begun;

        private Lines(XWPFTableCell cell, int width) {
            this.cell = cell;
            this.width = width;
        }

        public Lines centred(String text, Look look) {
            line(next(), text, look);
            return this;
        }

        public Lines left(String text, Look look) {
            XWPFParagraph paragraph = next();
            line(paragraph, text, look);
            paragraph.setAlignment(ParagraphAlignment.LEFT);
            return this;
        }

        public Lines rule(int length) {
            OfficialPage.rule(next(), width, length);
            return this;
        }

        private XWPFParagraph next() {
            XWPFParagraph paragraph = begun ? cell.addParagraph() : cell.getParagraphArray(0);
            begun = true;
            return paragraph;
        }
    }

    private static void line(XWPFParagraph paragraph, String text, Look look) {
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(0);
        write(paragraph.createRun(), text, look);
    }

    /** A paragraph two points high with a line below it: a drawing would not survive every editor. */
    private static void rule(XWPFParagraph paragraph, int width, int length) {
        int side = Math.max(0, (width - length) / 2);
        paragraph.setIndentationLeft(side);
        paragraph.setIndentationRight(side);
        paragraph.setSpacingAfter(SIX_POINTS);
        paragraph.setSpacingBetween(2, LineSpacingRule.EXACT);
        paragraph.setBorderBottom(Borders.SINGLE);
    }

    private static void write(XWPFRun run, String text, Look look) {
        run.setFontFamily(TYPEFACE);
        run.setFontSize(look.size());
        run.setBold(look.bold());
        run.setItalic(look.italic());
        run.setColor("000000");
        run.setText(text);
    }

    public byte[] bytes() {
        try (document;
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            document.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
