package vn.pcmt.kit.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import vn.pcmt.kit.problem.Refusal;

/** Reading files of others: what is right is read as it is shown, what is a trap is refused by name. */
class SpreadsheetTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatAnotherProgramHasSaved() throws IOException {
        Path file = folder.resolve("made-by-poi.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.createSheet("Số liệu");
            XSSFRow row = sheet.createRow(4);
            row.createCell(0).setCellValue("  Xã Khe Sanh ");
            row.createCell(1).setCellValue(0.1 + 0.2);
            row.createCell(2).setCellValue(1234567);
            row.createCell(3).setCellValue(true);
            row.createCell(5).setCellFormula("1+1");
            row.getCell(5).setCellValue(2);
            sheet.createRow(9).createCell(27).setCellValue("xa");
            workbook.createSheet("Ẩn");
            workbook.write(out);
        }
        try (Spreadsheet spreadsheet = Spreadsheet.open(file)) {
            assertThat(spreadsheet.sheets()).containsExactly("Số liệu", "Ẩn");
            assertThat(rows(spreadsheet, "Số liệu"))
                    .containsExactly(
                            new SheetRow(5, Map.of(0, "Xã Khe Sanh", 1, "0.3", 2, "1234567", 3, "1", 5, "2")),
                            new SheetRow(10, Map.of(27, "xa")));
            assertThat(rows(spreadsheet, "Ẩn")).isEmpty();
        }
    }

    @Test
    void readsTextWrittenInTheCellAndLeavesOutHowItIsPronounced() throws IOException {
        assertThat(read("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>Một </t></r><r><t>hai</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>không</t></rPh></is></c></row>"))
                .containsExactly(new SheetRow(1, Map.of(0, "Một hai")));
    }

    @Test
    void countsOnWhereRowsAndCellsDoNotSayWhereTheyAre() throws IOException {
        assertThat(read("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"))
                .containsExactly(new SheetRow(1, Map.of(0, "1", 2, "3")), new SheetRow(2, Map.of(0, "4")));
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource({
        "0.30000000000000004, 0.3",
        "12, 12",
        "1E3, 1000",
        "1.50, 1.5",
        "-0, 0",
        "1.2345E-2, 0.012345",
        "1E+400, 1E+400",
        "1E-99, 1E-99",
        "mười, mười",
    })
    void numbersAreReadAsTheyAreShown(String stored, String read) {
        assertThat(SheetRows.plain(stored)).isEqualTo(read);
    }

    @Test
    void aNumberOfAMillionDigitsStaysTextAndCostsNothing() {
        String digits = "9".repeat(1_000_000);
        assertThat(SheetRows.plain(digits)).isEqualTo(digits);
    }

    @Test
    void aCellInAColumnThatNoSheetHasIsRefused() throws IOException {
        refused(Packed.sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), "xlsx-damaged");
        refused(Packed.sheet("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "xlsx-damaged");
        refused(Packed.sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), "xlsx-too-wide");
    }

    @Test
    void rowsThatGoBackOrBeyondTheLastAreRefused() throws IOException {
        refused(Packed.sheet("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>"), "xlsx-damaged");
        refused(Packed.sheet("<row r=\"1048577\"><c><v>1</v></c></row>"), "xlsx-damaged");
        refused(Packed.sheet("<row r=\"-1\"><c><v>1</v></c></row>"), "xlsx-damaged");
    }

    @Test
    void aSharedTextThatIsNotThereIsRefused() throws IOException {
        refused(Packed.sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>"), "xlsx-damaged");
    }

    @Test
    void aDocumentTypeIsRefusedInEveryPart() throws IOException {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        refused(
                Packed.sheet("")
                        .with(
                                "xl/worksheets/sheet1.xml",
                                laughs
                                        + Packed.worksheet(
                                                "<row><c t=\"inlineStr\">" + "<is><t>&b;</t></is></c></row>")),
                "xlsx-entities");
        refused(Packed.sheet("").with("xl/workbook.xml", laughs + "<workbook/>"), "xlsx-entities");
        refused(
                Packed.sheet("<row><c t=\"s\"><v>0</v></c></row>")
                        .with("xl/sharedStrings.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst/>"),
                "xlsx-entities");
    }

    @Test
    void whatUnpacksToMuchMoreThanItIsIsRefused() throws IOException {
        byte[] zeros = new byte[20 << 20];
        Arrays.fill(zeros, (byte) ' ');
        refused(Packed.sheet("").with("xl/media/image1.png", zeros), "xlsx-bomb");
        Packed many = Packed.sheet("");
        for (int i = 0; i < 300; i++) {
            many.with("xl/part" + i + ".xml", "");
        }
        refused(many, "xlsx-bomb");
    }

    @Test
    void theSizeIsCountedNotBelieved() throws IOException {
        SheetLimits small = new SheetLimits(200, DataSize.ofKilobytes(4), 150, 10, 10);
        Path file = Packed.sheet("").with("xl/media/image1.png", new byte[5000]).in(folder);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Spreadsheet.open(file, small))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("xlsx-bomb"));
    }

    @Test
    void programsAreRefused() throws IOException {
        refused(Packed.sheet("").with("xl/vbaProject.bin", "x"), "xlsx-macros");
        refused(Packed.sheet("").with("xl/activeX/activeX1.bin", "x"), "xlsx-macros");
        refused(Packed.sheet("").with("xl/macrosheets/sheet1.xml", "x"), "xlsx-macros");
    }

    @Test
    void whatIsNoXlsxFileIsSaidToBeNone() throws IOException {
        refused(Packed.sheet("").without("xl/workbook.xml"), "xlsx-not");
        refused(Packed.sheet("").without("[Content_Types].xml"), "xlsx-not");
        refused("%PDF-1.7".getBytes(), "xlsx-not");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "xlsx-old");
    }

    @Test
    void whatIsCutOffOrPutTogetherWronglyIsDamaged() throws IOException {
        byte[] whole = Packed.sheet("<row><c><v>1</v></c></row>").bytes();
        refused(Arrays.copyOf(whole, whole.length / 2), "xlsx-damaged");
        refused(cutWithin(whole), "xlsx-damaged");
        refused(Packed.sheet("<row><c>"), "xlsx-damaged");
        refused(Packed.sheet("").without("xl/worksheets/sheet1.xml"), "xlsx-damaged");
        refused(Packed.sheet("").without("xl/_rels/workbook.xml.rels"), "xlsx-damaged");
        refused(Packed.sheet("").with("XL/WORKBOOK.XML", "<workbook/>"), "xlsx-damaged");
    }

    /** The directory at its end says that the first part ends where only half of it has been. */
    private static byte[] cutWithin(byte[] whole) {
        byte[] cut = whole.clone();
        for (int i = 0; i < cut.length - 24; i++) {
            if (cut[i] == 'P' && cut[i + 1] == 'K' && cut[i + 2] == 1 && cut[i + 3] == 2) {
                cut[i + 20] /= 2;
                return cut;
            }
        }
        throw new AssertionError("no directory");
    }

    @ParameterizedTest
    @CsvSource({"A1, 0, 1", "Z9, 25, 9", "AA10, 26, 10", "XFD1048576, 16383, 1048576"})
    void cellsAreNamedAsInASpreadsheet(String name, int column, int row) {
        assertThat(CellName.parse(name)).isEqualTo(new CellName(column, row)).hasToString(name);
    }

    private List<SheetRow> read(String sheetData) throws IOException {
        try (Spreadsheet spreadsheet = Spreadsheet.open(Packed.sheet(sheetData).in(folder))) {
            return rows(spreadsheet, "Một");
        }
    }

    private static List<SheetRow> rows(Spreadsheet spreadsheet, String sheet) {
        List<SheetRow> read = new ArrayList<>();
        try (Rows rows = spreadsheet.rows(sheet)) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private void refused(Packed packed, String code) throws IOException {
        refused(packed.bytes(), code);
    }

    private void refused(byte[] content, String code) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "bad", ".xlsx"), content);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    try (Spreadsheet spreadsheet = Spreadsheet.open(file)) {
                        rows(spreadsheet, spreadsheet.sheets().getFirst());
                    }
                })
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
