package vn.pcmt.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of a cell. */
class CsvFileTest {

    private static final String NO_BREAK_SPACE = "\u00A0";
    private static final String ZERO_WIDTH_SPACE = "\u200B";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    void everyBeginningOfAFormulaIsGuarded(String begin) {
        assertThat(CsvFile.cell(begin + "1")).contains("'" + begin + "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                NO_BREAK_SPACE,
                ZERO_WIDTH_SPACE,
                BYTE_ORDER_MARK,
                "\u2060",
                "\u3000",
                "\u00AD",
                " " + NO_BREAK_SPACE + ZERO_WIDTH_SPACE
            })
    void whatIsNotSeenBeforeAFormulaHidesItNot(String unseen) {
        for (String begin : new String[] {"=", "+", "-", "@"}) {
            assertThat(CsvFile.cell(unseen + begin + "1")).contains("'" + unseen + begin + "1");
        }
    }

    @ParameterizedTest
    @CsvSource({"a=1", "1-2", "x@y", "Đakrông", "\u00A0Đakrông", "\u200Ba=1"})
    void otherTextIsWrittenAsItIs(String text) {
        assertThat(CsvFile.cell(text)).isEqualTo(text);
    }

    @Test
    void numbersAreOursAndNeedNoGuard() {
        assertThat(CsvFile.cell(-1)).isEqualTo("-1");
    }

    @Test
    void whatSeparatesCellsAndLinesIsQuoted() {
        assertThat(CsvFile.cell("a\"b,c\nd")).isEqualTo("\"a\"\"b,c\nd\"");
        assertThat(CsvFile.cell(null)).isEmpty();
    }
}
