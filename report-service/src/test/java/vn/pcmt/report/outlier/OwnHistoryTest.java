package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.pcmt.report.outlier.Screened.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.report.submission.Reporting;

class OwnHistoryTest {

    @ParameterizedTest(name = "{0} after {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            60 | 20 22 19 21 20 23 | true  | three times what is usual
            22 | 20 22 19 21 20 23 | false | as usual
            60 | 20 22 19 21 20    | false | too few periods to say anything
            14 | 10 10 10 10 10 10 | false | always the same, but the difference is small
            15 | 10 10 10 10 10 10 | true  | always the same, and half as much again
            40 | 5 60 12 3 44 31   | false | a figure that always varied
            0  | 20 22 19 21 20 23 | true  | nothing where there was always something
            8000 | 7000 7001 7002 7003 7004 7005 | false | less than a quarter more
            9000 | 7000 7001 7002 7003 7004 7005 | true  | more than a quarter more
            """)
    void findsWhatIsUnlikeThePast(String now, String past, boolean found, String because) {
        List<Outlier> outliers =
                own(figures("CA12", now)).unlike(past("CA12", past)).found();

        assertThat(outliers)
                .as(because)
                .extracting(Outlier::kind, Outlier::indicator)
                .isEqualTo(found ? List.of(tuple(Outlier.Kind.OWN_HISTORY, "CA12")) : List.of());
    }

    @Test
    void saysWhatItComparedWithWhat() {
        assertThat(own(figures("CA12", 60))
                        .unlike(past("CA12", "20 22 19 21 20 23"))
                        .found())
                .containsExactly(new Outlier(
                        Outlier.Kind.OWN_HISTORY,
                        "CA12",
                        null,
                        new BigDecimal("60"),
                        new BigDecimal("20.5"),
                        new BigDecimal("1.483"),
                        new BigDecimal("26.64"),
                        6));
    }

    @Test
    void amountsOfSingleEventsAndWhatStartsAnewEveryYearHaveNoUsualSize() {
        assertThat(own(figures("GC05", 5000, "TT04", 900))
                        .unlike(List.copyOf(Collections.nCopies(12, figures("GC05", 0, "TT04", 20))))
                        .unlikeLastYear(figures("GC05", 1, "TT04", 850))
                        .found())
                .isEmpty();
    }

    @Test
    void aFigureThatIsBlankIsNotCompared() {
        Map<String, BigDecimal> blank = figures();
        blank.remove("CA12");

        assertThat(own(blank).unlike(past("CA12", "20 22 19 21 20 23")).found()).isEmpty();
        assertThat(own(blank).unlikeLastYear(figures("CA12", 500)).found()).isEmpty();
    }

    @Property
    void neitherTheOrderOfThePeriodsNorTheUnitOfMeasureMatters(
            @ForAll @Size(min = 6, max = 12) List<@IntRange(max = 400) Integer> past,
            @ForAll @IntRange(max = 2000) int now,
            @ForAll long seed) {
        List<Map<String, BigDecimal>> periods =
                past.stream().map(each -> figures("CA12", each)).toList();
        List<Map<String, BigDecimal>> shuffled = new ArrayList<>(periods);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(own(figures("CA12", now)).unlike(shuffled).found())
                .isEqualTo(own(figures("CA12", now)).unlike(periods).found());
    }

    @ParameterizedTest(name = "{0} after {1} last year: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            100 | 20  | false | five times as much
            101 | 20  | true  | more than five times as much
            20  | 101 | true  | less than a fifth
            23  | 4   | false | nearly six times as much, but only 19 more
            24  | 4   | true  | six times as much, and 20 more
            100 | 0   | false | from nothing, no factor can be named
            0   | 100 | false | to nothing, no factor can be named
            """)
    void findsWhatIsUnlikeLastYear(String now, String then, boolean found, String because) {
        assertThat(own(figures("CA12", now))
                        .unlikeLastYear(figures("CA12", then))
                        .found())
                .as(because)
                .hasSize(found ? 1 : 0);
    }

    @Test
    void aYearAgoMayBeUnknown() {
        assertThat(own(figures("CA12", 500)).unlikeLastYear(null).found()).isEmpty();
    }

    @Test
    void theSameCountThreePeriodsRunningIsFound() {
        assertThat(repeating("CA12", 25, "25 25").found())
                .extracting(Outlier::kind, Outlier::indicator, Outlier::of)
                .contains(tuple(Outlier.Kind.REPEATED, "CA12", 3));
        assertThat(repeating("CA12", 25, "25 24").found())
                .extracting(Outlier::kind)
                .doesNotContain(Outlier.Kind.REPEATED);
        assertThat(repeating("CA12", 25, "25").found())
                .as("there is nothing before")
                .extracting(Outlier::kind)
                .doesNotContain(Outlier.Kind.REPEATED);
        assertThat(repeating("CA12", 9, "9 9").found())
                .as("small counts repeat by themselves")
                .extracting(Outlier::kind)
                .doesNotContain(Outlier.Kind.REPEATED);
        assertThat(repeating("CA01", 25, "25 25").found())
                .as("a stock may stand still")
                .extracting(Outlier::kind)
                .doesNotContain(Outlier.Kind.REPEATED);
    }

    @Test
    void aSectionThatIsThatOfThePeriodBeforeIsFound() {
        Map<String, BigDecimal> before = figures("TT01", 3, "TT02", 210);
        assertThat(own(figures("TT01", 3, "TT02", 210, "CA12", 7))
                        .repeating(List.of(before))
                        .found())
                .as("the section of communication has two counts only, that of demand differs")
                .extracting(Outlier::section)
                .containsExactly("phat-hien", "dia-ban");
        assertThat(own(figures("GC01", 2, "GC09", 2, "CA12", 7))
                        .repeating(List.of(before))
                        .found())
                .isEmpty();
    }

    @Test
    void thatAgainNothingHappenedIsNoCopy() {
        Map<String, BigDecimal> nothing = figures();
        nothing.replaceAll((code, figure) -> BigDecimal.ZERO);

        assertThat(own(nothing).repeating(List.of(nothing)).found()).isEmpty();
    }

    private static OwnHistory repeating(String code, int now, String before) {
        return own(figures(code, now)).repeating(past(code, before));
    }

    private static OwnHistory own(Map<String, BigDecimal> figures) {
        return new OwnHistory(Screened.settings(), Reporting.FORM, figures);
    }

    private static List<Map<String, BigDecimal>> past(String code, String numbers) {
        return Arrays.stream(numbers.strip().split(" "))
                .map(number -> figures(code, number))
                .toList();
    }
}
