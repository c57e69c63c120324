package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the figures of a sample lie, by measures that a few wild ones cannot move: the median, and the median of the
 * distances from it. If more than half of the figures are alike that distance is 0, and the mean distance takes its
 * place; if all are alike there is none, and whatever differs is beyond any bound. Exact: nothing is rounded before it is
 * shown.
 *
 * @param median middle figure, or the middle of the two middle ones
 * @param deviation the distance that compares to a standard deviation, times {@code per}
 * @param per what that is to be divided by
 */
public record Spread(BigDecimal median, BigDecimal deviation, BigDecimal per, int size) {

    /** By which a median or mean of distances is multiplied to compare to the standard deviation of a normal sample. */
    private static final BigDecimal OF_MEDIAN = new BigDecimal("1.4826");

    private static final BigDecimal OF_MEAN = new BigDecimal("1.2533");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @param sample at least one figure, in any order */
    public static Spread of(Collection<BigDecimal> sample) {
        BigDecimal median = median(sample);
        List<BigDecimal> distances =
                sample.stream().map(figure -> figure.subtract(median).abs()).toList();
        BigDecimal middle = median(distances);
        if (middle.signum() != 0) {
            return new Spread(median, middle.multiply(OF_MEDIAN), BigDecimal.ONE, sample.size());
        }
        BigDecimal sum = distances.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Spread(median, sum.multiply(OF_MEAN), BigDecimal.valueOf(sample.size()), sample.size());
    }

    private static BigDecimal median(Collection<BigDecimal> sample) {
        List<BigDecimal> sorted = sample.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).multiply(HALF);
    }

    /** Whether a figure is further from the median than so many deviations. */
    boolean isExceededBy(BigDecimal figure, BigDecimal deviations) {
        return distance(figure).multiply(per).compareTo(deviations.multiply(deviation)) > 0;
    }

    /**
     * Whether a figure is so far from the others that somebody should look.
     *
     * @param leastChange smaller differences are of no interest, however steady the figures were
     * @param leastShare likewise, as a share of the median
     */
    public boolean isFar(BigDecimal figure, BigDecimal deviations, BigDecimal leastChange, BigDecimal leastShare) {
        BigDecimal distance = distance(figure);
        return distance.compareTo(leastChange) >= 0
                && distance.compareTo(median.abs().multiply(leastShare)) >= 0
                && isExceededBy(figure, deviations);
    }

    BigDecimal distance(BigDecimal figure) {
        return figure.subtract(median).abs();
    }

    /** How many deviations a figure is from the median, to two decimals; null if all of the sample are alike. */
    public @Nullable BigDecimal score(BigDecimal figure) {
        return deviation.signum() == 0
                ? null
                : distance(figure).multiply(per).divide(deviation, 2, RoundingMode.HALF_UP);
    }

    /** The deviation, to three decimals. */
    public BigDecimal shown() {
        return deviation.divide(per, 3, RoundingMode.HALF_UP);
    }
}
