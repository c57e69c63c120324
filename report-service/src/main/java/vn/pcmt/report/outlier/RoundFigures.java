package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether figures that were counted end in 0 or 5 more often than counting explains: one in five by chance. Figures under
 * ten are left out, and so are those with decimals. Pure, and the probability exact.
 */
final class RoundFigures {

    private static final BigDecimal TWO_DIGITS = BigDecimal.TEN;
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final BigInteger FOUR = BigInteger.valueOf(4);
    private static final MathContext SHOWN = new MathContext(2, RoundingMode.HALF_UP);

    private RoundFigures() {}

    static Optional<Outlier> among(Collection<BigDecimal> counted, OutlierSettings.Digits bounds) {
        int all = 0;
        int round = 0;
        for (BigDecimal figure : counted) {
            if (figure.compareTo(TWO_DIGITS) >= 0 && figure.stripTrailingZeros().scale() <= 0) {
                all++;
                round += figure.toBigIntegerExact().mod(FIVE).signum() == 0 ? 1 : 0;
            }
        }
        if (all < bounds.fewest()) {
            return Optional.empty();
        }
        BigDecimal whole = new BigDecimal(FIVE.pow(all));
        BigDecimal ways = new BigDecimal(waysOfAtLeast(round, all));
        if (ways.compareTo(whole.multiply(bounds.chance())) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Outlier(
                Outlier.Kind.ROUND_FIGURES,
                null,
                null,
                BigDecimal.valueOf(round),
                BigDecimal.valueOf(all).divide(BigDecimal.valueOf(5), 1, RoundingMode.HALF_UP),
                null,
                ways.divide(whole, SHOWN),
                all));
    }

    /**
     * The same over several reports of one unit. A figure that is that of the report before tells nothing new: a round one
     * that stands still would count every month.
     *
     * @param reports their figures, oldest first
     * @param counted whether an indicator is a count
     */
    static Optional<Outlier> over(
            List<Map<String, BigDecimal>> reports, Predicate<String> counted, OutlierSettings.Digits bounds) {
        List<BigDecimal> told = new ArrayList<>();
        Map<String, BigDecimal> before = Map.of();
        for (Map<String, BigDecimal> figures : reports) {
            for (Map.Entry<String, BigDecimal> figure : figures.entrySet()) {
                BigDecimal earlier = before.get(figure.getKey());
                if (counted.test(figure.getKey()) && (earlier == null || earlier.compareTo(figure.getValue()) != 0)) {
                    told.add(figure.getValue());
                }
            }
            before = figures;
        }
        return among(told, bounds);
    }

    /** Of the 5^n equally likely ways in which n figures fall into fifths, those with k or more in one of them. */
    static BigInteger waysOfAtLeast(int k, int n) {
        BigInteger ways = BigInteger.ZERO;
        BigInteger choices = BigInteger.ONE;
        for (int i = 0; i <= n; i++) {
            if (i >= k) {
                ways = ways.add(choices.multiply(FOUR.pow(n - i)));
            }
            choices = choices.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return ways;
    }
}
