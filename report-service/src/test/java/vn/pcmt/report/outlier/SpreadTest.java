package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    /** 1.4826 times the median distance; where that is 0, 1.2533 times the mean distance. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            5                         | 5    | 0      | one figure
            1 2 3                     | 2    | 1.483  | an odd number of figures
            1 2 3 4                   | 2.5  | 1.483  | the middle of the two middle ones
            10 10 10 10 400           | 10   | 97.757 | most are alike, so the mean distance of 78 counts
            7 7 7 7 7 7               | 7    | 0      | all are alike
            1 2 3 4 1000000           | 3    | 1.483  | one wild figure moves nothing
            0.125 0.25 0.375          | 0.25 | 0.185  | decimals
            """)
    void liesWhereMostFiguresLie(String sample, String median, String deviation, String because) {
        Spread spread = Spread.of(figures(sample));

        assertThat(spread.median()).as(because).isEqualByComparingTo(median);
        assertThat(spread.shown()).as(because).isEqualByComparingTo(deviation);
    }

    @ParameterizedTest(name = "{1} among {0} is {2} deviations away, beyond 3.5: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            1 2 3 4 5   | 3        | 0.00  | false
            1 2 3 4 5   | 8        | 3.37  | false
            1 2 3 4 5   | 8.1891   | 3.50  | false
            1 2 3 4 5   | 8.1892   | 3.50  | true
            1 2 3 4 5   | -3       | 4.05  | true
            7 7 7 7     | 7        |       | false
            7 7 7 7     | 7.001    |       | true
            """)
    void tellsExactlyWhatIsBeyond(String sample, BigDecimal figure, BigDecimal score, boolean beyond) {
        Spread spread = Spread.of(figures(sample));

        assertThat(spread.score(figure)).isEqualTo(score);
        assertThat(spread.isExceededBy(figure, new BigDecimal("3.5"))).isEqualTo(beyond);
    }

    @Property
    void theOrderOfTheFiguresDoesNotMatter(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 500) Integer> sample, @ForAll long seed) {
        List<BigDecimal> figures = sample.stream().map(BigDecimal::valueOf).toList();
        List<BigDecimal> shuffled = new ArrayList<>(figures);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Spread.of(shuffled)).isEqualTo(Spread.of(figures));
    }

    @Property
    void theUnitOfMeasureDoesNotMatter(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 500) Integer> sample,
            @ForAll @IntRange(max = 2000) int figure,
            @ForAll @IntRange(min = 1, max = 10_000) int factor) {
        BigDecimal times = BigDecimal.valueOf(factor).movePointLeft(2);
        Spread spread = Spread.of(sample.stream().map(BigDecimal::valueOf).toList());
        Spread scaled = Spread.of(sample.stream()
                .map(each -> BigDecimal.valueOf(each).multiply(times))
                .toList());
        BigDecimal plain = BigDecimal.valueOf(figure);

        assertThat(scaled.score(plain.multiply(times))).isEqualTo(spread.score(plain));
        for (String deviations : List.of("0.5", "1", "3.5", "6")) {
            assertThat(scaled.isExceededBy(plain.multiply(times), new BigDecimal(deviations)))
                    .isEqualTo(spread.isExceededBy(plain, new BigDecimal(deviations)));
        }
    }

    @Property
    void whatIsAddedToAllDoesNotMatter(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 500) Integer> sample,
            @ForAll @IntRange(max = 2000) int figure,
            @ForAll @IntRange(max = 100_000) int more) {
        Spread spread = Spread.of(sample.stream().map(BigDecimal::valueOf).toList());
        Spread moved = Spread.of(
                sample.stream().map(each -> BigDecimal.valueOf(each + more)).toList());

        assertThat(moved.score(BigDecimal.valueOf(figure + more))).isEqualTo(spread.score(BigDecimal.valueOf(figure)));
    }

    private static List<BigDecimal> figures(String text) {
        return Arrays.stream(text.strip().split(" ")).map(BigDecimal::new).toList();
    }
}
