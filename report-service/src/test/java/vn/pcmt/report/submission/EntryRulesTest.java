package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.report.submission.Reporting.Filled;

class EntryRulesTest {

    @Test
    void takesAnExactDecimalOfThreeDigits() {
        Entry entry = EntryRules.examine(
                        YARDSTICK, complete().with("GC05", "1234567.125").draft())
                .orRefuse();
        assertThat(entry.values().get("GC05")).isEqualTo(number("1234567.125"));
    }

    @Test
    void writesEqualFiguresAlike() {
        Entry entry = EntryRules.examine(
                        YARDSTICK,
                        complete().with("GC05", "1.500").with("CA01", "0100").draft())
                .orRefuse();
        assertThat(entry.values().get("GC05")).isEqualTo(number("1.5"));
        assertThat(entry.values().get("CA01")).isEqualTo(number("100"));
    }

    @Test
    void keepsAnExplicitZero() {
        Entry entry = EntryRules.examine(
                        YARDSTICK,
                        complete().with("GC05", "0.000").with("CA01", "0").draft())
                .orRefuse();
        assertThat(entry.values().get("GC05")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(entry.values()).containsKey("CA01");
    }

    @Test
    void aBlankIsNotZero() {
        assertThat(problems(complete().without("CA01").with("CA02", "  ")))
                .containsExactly(new FieldProblem("/values/CA01", "blank"), new FieldProblem("/values/CA02", "blank"));
    }

    @Test
    void aSectionDeclaredEmptyMakesItsBlanksZero() {
        Entry entry = EntryRules.examine(
                        YARDSTICK,
                        complete()
                                .without("TH01", "TH02", "TH03")
                                .nothingIn("giam-tac-hai")
                                .draft())
                .orRefuse();
        assertThat(entry.values())
                .containsEntry("TH01", BigDecimal.ZERO)
                .containsEntry("TH02", BigDecimal.ZERO)
                .containsEntry("TH03", BigDecimal.ZERO);
    }

    @Test
    void aSectionDeclaredEmptyHoldsNoOtherFigure() {
        assertThat(problems(complete().with("TH01", "0").without("TH02").nothingIn("giam-tac-hai")))
                .containsExactly(new FieldProblem("/values/TH03", "section-declared-empty"));
    }

    @Test
    void aSectionThatAlwaysHasFiguresCannotBeEmpty() {
        assertThat(problems(complete().nothingIn("quan-ly", "khong-co")))
                .containsExactly(
                        new FieldProblem("/nothingToReport/0", "section-never-empty"),
                        new FieldProblem("/nothingToReport/1", "section-unknown", "khong-co"));
    }

    @ParameterizedTest(name = "{0} = {1} is {2}")
    @CsvSource({
        "CA01, -1, negative",
        "GC05, -0.001, negative",
        "CA01, 10000000, too-large",
        "GC05, 9999999.001, too-large",
        "CA01, 12.000, too-many-decimals",
        "CA01, 1.5, too-many-decimals",
        "GC05, 1.0001, too-many-decimals",
        "CA01, '1,5', not-a-number",
        "CA01, 1e3, not-a-number",
        "CA01, 1e999999999, not-a-number",
        "CA01, 0x10, not-a-number",
        "CA01, NaN, not-a-number",
        "CA01, true, not-a-number",
        "CA01, .5, not-a-number",
        "CA01, 1 000, not-a-number",
        "CA01, 1234567890123456, not-a-number",
        "CA01, mười hai, not-a-number",
    })
    void refusesAFigureThatBreaksItsIndicator(String code, String value, String problem) {
        assertThat(problems(complete().with(code, value)))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/values/" + code, problem));
    }

    @ParameterizedTest
    @CsvSource({"CA12, 9999999", "GC05, 9999999", "GC05, 9999998.999", "CA01, 0"})
    void takesTheBoundsThemselves(String code, String value) {
        assertThat(EntryRules.examine(YARDSTICK, complete().with(code, value).draft())
                        .orRefuse()
                        .values()
                        .get(code))
                .isEqualByComparingTo(value);
    }

    @Test
    void refusesUnknownAndComputedIndicatorsByPointer() {
        assertThat(problems(complete().with("XX99", "1").with("TL01", "1").with("a/b~c", "1")))
                .containsExactly(
                        new FieldProblem("/values/TL01", "indicator-unknown", "PCMT-THANG"),
                        new FieldProblem("/values/XX99", "indicator-unknown", "PCMT-THANG"),
                        new FieldProblem("/values/a~1b~0c", "indicator-unknown", "PCMT-THANG"));
    }

    @Test
    void findsAllProblemsAtOnce() {
        assertThat(problems(complete().with("CA01", "-1").with("CA02", "x").without("QL01")))
                .extracting(FieldProblem::code)
                .containsExactly("negative", "not-a-number", "blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đối tượng số 191234567",
                "CCCD 044123456789",
                "Gọi 0912 345 678",
                "gọi +84 912 345 678",
                "gọi 0912.345.678",
                "Người này sinh năm 1990",
                "SINH NGÀY 1/2/1990"
            })
    void refusesPersonalDataInTheNote(String note) {
        assertThat(problems(complete().noting(note)))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/note", "personal-data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DỮ LIỆU MẪU",
                "Theo công văn 123/UBND ngày 12/10/2026",
                "Thu giữ 1234567.125 gam",
                "Học sinh nằm vùng khó khăn",
                "Kinh phí 150.000.000 đồng"
            })
    void leavesOrdinaryNotesAlone(String note) {
        assertThat(EntryRules.examine(YARDSTICK, complete().noting(note).draft())
                        .orRefuse()
                        .note())
                .isEqualTo(note);
    }

    private static List<FieldProblem> problems(Filled filled) {
        ReportRefused refused =
                catchThrowableOfType(ReportRefused.class, () -> EntryRules.examine(YARDSTICK, filled.draft())
                        .orRefuse());
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(refused.code()).isEqualTo("report-invalid");
        return refused.fields();
    }
}
