package vn.pcmt.report.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The figures of periods to come, from those that are known. The method is published in docs/RATIONALE.md. The band is
 * where four fifths of the ways lie that figures of this kind may take; those are drawn from one seed, so that the same
 * figures give the same forecast everywhere. An estimate, hence no exact decimals.
 */
public final class Forecast {

    /** Fewest figures in a row that allow a forecast. */
    public static final int FEWEST = 8;

    /** Share of what may come that the band is made for. */
    public static final double BAND = 0.8;

    private static final int WAYS = 1000;
    private static final long SEED = 20300101;

    /** By period, then by way: sorted as soon as they need not be followed any more. */
    private final double[][] ways;

    private Forecast(double[][] ways) {
        this.ways = ways;
    }

    /**
     * A forecast figure.
     *
     * @param middle as many ways lead above as below
     * @param low one way in ten leads below
     * @param high one way in ten leads above
     */
    public record Range(double middle, double low, double high) {
        private static Range of(double[] ends) {
            double[] sorted = ends.clone();
            Arrays.sort(sorted);
            return new Range(quantile(sorted, 0.5), quantile(sorted, (1 - BAND) / 2), quantile(sorted, (1 + BAND) / 2));
        }

        private static double quantile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            double above = sorted[Math.min(below + 1, sorted.length - 1)];
            return sorted[below] + (at - below) * (above - sorted[below]);
        }
    }

    /**
     * @param history figures of consecutive periods, oldest first
     * @param year how many of them make a year; 1 for periods that have no seasons
     * @param ahead how many periods to forecast
     * @return null if nothing is to be forecast, or too few periods are known
     */
    public static @Nullable Forecast of(List<Double> history, int year, Scale scale, int ahead) {
        int known = history.size();
        if (ahead < 1 || known < FEWEST) {
            return null;
        }
        double[] straight = history.stream().mapToDouble(scale::to).toArray();
        Seasons seasons = Seasons.in(straight, year);
        for (int i = 0; i < known; i++) {
            straight[i] -= seasons.part(i);
        }
        // Taken off for what was fitted: level, growth, and of the seasons what is left of them.
        double free = Math.max(2, known - 2 - seasons.kept() * (seasons.parts().length - 1));
        return new Forecast(ways(known, ahead, scale, seasons, DampedTrend.through(straight), free));
    }

    /** Besides what happens on each way, it is not known how fast the trend fades, and how much of the seasons was chance. */
    private static double[][] ways(
            int known, int ahead, Scale scale, Seasons seasons, List<DampedTrend> trends, double free) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] upTo = likelihoods(trends, free);
        double tails = TDistribution.of(free).inverseSurvivalProbability((1 - BAND) / 2)
                / NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - BAND) / 2);
        double[][] ways = new double[ahead][WAYS];
        double[] doubt = new double[seasons.parts().length];
        for (int way = 0; way < WAYS; way++) {
            DampedTrend trend = trends.get(drawn(upTo, (way + 0.5) / WAYS));
            double error = Math.sqrt(trend.squares() / free) * tails;
            for (int i = 0; i < doubt.length; i++) {
                doubt[i] = seasons.doubt(error) * random.nextGaussian();
            }
            double at = trend.level();
            double by = trend.trend();
            for (int step = 0; step < ahead; step++) {
                double chance = error * random.nextGaussian();
                int i = known + step;
                double season = seasons.part(i) + (doubt.length == 0 ? 0 : doubt[i % doubt.length]);
                ways[step][way] = scale.from(at + trend.phi() * by + season + chance);
                at += trend.phi() * by + trend.alpha() * chance;
                by = trend.phi() * by + trend.beta() * chance;
            }
        }
        return ways;
    }

    /** How likely each makes the figures, added up from the first on to 1. */
    private static double[] likelihoods(List<DampedTrend> trends, double free) {
        double least = trends.stream().mapToDouble(DampedTrend::squares).min().orElseThrow();
        double[] upTo = new double[trends.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            double squares = trends.get(i).squares();
            sum += squares == least ? 1 : Math.pow(least / squares, free / 2);
            upTo[i] = sum;
        }
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] /= sum;
        }
        return upTo;
    }

    private static int drawn(double[] upTo, double at) {
        int found = Arrays.binarySearch(upTo, at);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }

    /** How many periods it tells of. */
    public int periods() {
        return ways.length;
    }

    /** The figure of one period to come, from 0. */
    public Range of(int period) {
        return Range.of(ways[period]);
    }

    /** All periods to come, one by one; or, of what adds over time, added up from the first on. */
    public List<Range> all(boolean added) {
        double[] sum = new double[WAYS];
        return Arrays.stream(ways)
                .map(period -> {
                    for (int way = 0; way < WAYS; way++) {
                        sum[way] = (added ? sum[way] : 0) + period[way];
                    }
                    return Range.of(sum);
                })
                .toList();
    }
}
