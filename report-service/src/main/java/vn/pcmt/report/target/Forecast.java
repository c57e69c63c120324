package vn.pcmt.report.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of periods to come, from those that are known. The formula is published in docs/RATIONALE.md: with 24
 * known periods or more, each period is last year's figure times the ratio of the last twelve to the twelve before;
 * with fewer, a straight line through the last twelve by least squares. An estimate, hence no exact decimals.
 *
 * @param values of the periods to come; never below zero
 * @param standardError residual standard error of one period
 */
record Forecast(List<Double> values, double standardError) {

    private static final int YEAR = 12;
    private static final int FEWEST = 3;

    /**
     * @param history figures of consecutive periods, oldest first
     * @param ahead how many periods to forecast
     * @return null if nothing is to be forecast, or too few periods are known
     */
    static @Nullable Forecast of(List<Double> history, int ahead) {
        double[] known = history.stream().mapToDouble(Double::doubleValue).toArray();
        if (ahead < 1 || known.length < FEWEST) {
            return null;
        }
        if (known.length >= 2 * YEAR) {
            double[] years = Arrays.copyOfRange(known, known.length - 2 * YEAR, known.length);
            double before = Arrays.stream(years, 0, YEAR).sum();
            if (before > 0) {
                return seasonal(years, Arrays.stream(years, YEAR, 2 * YEAR).sum() / before, ahead);
            }
        }
        return linear(Arrays.copyOfRange(known, Math.max(0, known.length - YEAR), known.length), ahead);
    }

    private static Forecast seasonal(double[] years, double ratio, int ahead) {
        double squares = IntStream.range(YEAR, 2 * YEAR)
                .mapToDouble(i -> square(years[i] - ratio * years[i - YEAR]))
                .sum();
        double[] all = Arrays.copyOf(years, years.length + ahead);
        for (int i = years.length; i < all.length; i++) {
            all[i] = ratio * all[i - YEAR];
        }
        return new Forecast(
                Arrays.stream(all, years.length, all.length).boxed().toList(), Math.sqrt(squares / (YEAR - 1)));
    }

    private static Forecast linear(double[] known, int ahead) {
        int n = known.length;
        double middle = (n - 1) / 2.0;
        double mean = Arrays.stream(known).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < n; i++) {
            above += (i - middle) * (known[i] - mean);
            below += square(i - middle);
        }
        double slope = above / below;
        double squares = IntStream.range(0, n)
                .mapToDouble(i -> square(known[i] - mean - slope * (i - middle)))
                .sum();
        List<Double> values = IntStream.range(n, n + ahead)
                .mapToDouble(i -> Math.max(0, mean + slope * (i - middle)))
                .boxed()
                .toList();
        return new Forecast(values, Math.sqrt(squares / (n - 2)));
    }

    private static double square(double x) {
        return x * x;
    }
}
