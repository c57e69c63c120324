package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundFiguresTest {

    private static final OutlierSettings.Digits BOUNDS = Screened.settings().digits();

    /** Of 10 figures, 7 round ones have a chance of 0.00086, 6 one of 0.0064. */
    @ParameterizedTest(name = "{0} round ones of {1}: {2}")
    @CsvSource({"6, 10, false", "7, 10, true", "9, 9, false", "10, 10, true", "4, 20, false", "12, 20, true"})
    void areUnlikelyFromANumberOn(int round, int all, boolean found) {
        assertThat(RoundFigures.among(sample(round, all), BOUNDS).isPresent()).isEqualTo(found);
    }

    @Test
    void theirChanceIsShown() {
        Optional<Outlier> found = RoundFigures.among(sample(10, 10), BOUNDS);

        assertThat(found).hasValueSatisfying(outlier -> {
            assertThat(outlier.kind()).isEqualTo(Outlier.Kind.ROUND_FIGURES);
            assertThat(outlier.value()).isEqualByComparingTo("10");
            assertThat(outlier.of()).isEqualTo(10);
            assertThat(outlier.usual()).isEqualByComparingTo("2");
            assertThat(outlier.score()).as("one in 9,765,625").isEqualByComparingTo("1.0E-7");
        });
    }

    @Test
    void smallFiguresAndDecimalsSayNothing() {
        List<BigDecimal> figures =
                Arrays.asList("0", "5", "5", "0", "5", "0", "5", "0", "5", "0", "12.5", "10.25").stream()
                        .map(BigDecimal::new)
                        .toList();

        assertThat(RoundFigures.among(figures, BOUNDS)).isEmpty();
    }

    @Test
    void overSeveralReportsAFigureThatStandsStillCountsOnce() {
        List<Map<String, BigDecimal>> still = new ArrayList<>();
        List<Map<String, BigDecimal>> moving = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            still.add(Map.of("CA01", new BigDecimal("50"), "QL01", new BigDecimal("9000")));
            moving.add(Map.of("CA01", BigDecimal.valueOf(50 + 5L * month), "GC05", BigDecimal.valueOf(10L * month)));
        }

        assertThat(RoundFigures.over(still, code -> true, BOUNDS)).isEmpty();
        assertThat(RoundFigures.over(moving, code -> code.equals("CA01"), BOUNDS))
                .hasValueSatisfying(outlier -> {
                    assertThat(outlier.of()).isEqualTo(12);
                    assertThat(outlier.value()).isEqualByComparingTo("12");
                });
    }

    /** The other way to count: every choice of k or more among n, each other one having four ways to end. */
    @Property(tries = 100)
    void theChancesAddUp(@ForAll @IntRange(max = 40) int n) {
        assertThat(RoundFigures.waysOfAtLeast(0, n))
                .isEqualTo(BigInteger.valueOf(5).pow(n));
        assertThat(RoundFigures.waysOfAtLeast(n, n)).isEqualTo(BigInteger.ONE);
        for (int k = 0; k < n; k++) {
            assertThat(RoundFigures.waysOfAtLeast(k, n)).isGreaterThan(RoundFigures.waysOfAtLeast(k + 1, n));
        }
    }

    private static List<BigDecimal> sample(int round, int all) {
        List<BigDecimal> sample = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            sample.add(BigDecimal.valueOf(i < round ? 10 + 5L * i : 11 + 10L * i));
        }
        return sample;
    }
}
