package vn.pcmt.report.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A level and a trend that fades, following the figures by exponential smoothing (Gardner and McKenzie, "Forecasting trends
 * in time series", 1985).
 *
 * @param level where it stands after the last figure
 * @param trend how much it grows by the next, before it fades
 * @param alpha how much of an error moves the level
 * @param beta how much of it moves the trend
 * @param phi what is left of the trend after each step
 * @param squares of the errors one step ahead, added up
 */
record DampedTrend(double level, double trend, double alpha, double beta, double phi, double squares) {

    private static final double[] ALPHAS = {0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1};
    /** Of the share of an error that moves the level. */
    private static final double[] BETAS = {0, 0.05, 0.1, 0.2};

    private static final double[] PHIS = {0.8, 0.9, 0.95, 0.98};
    /** Figures whose mean it begins with. */
    private static final int BEGINNING = 4;

    /**
     * All of a grid of weights, each from a standstill and from the growth between first and last figures.
     *
     * @param figures at least {@link Forecast#FEWEST}, without seasons
     */
    static List<DampedTrend> through(double[] figures) {
        double begin = mean(figures, 0, BEGINNING);
        double growth =
                (mean(figures, figures.length - BEGINNING, figures.length) - begin) / (figures.length - BEGINNING);
        List<DampedTrend> all = new ArrayList<>();
        for (double phi : PHIS) {
            for (double alpha : ALPHAS) {
                for (double share : BETAS) {
                    all.add(follow(figures, begin, 0, alpha, alpha * share, phi));
                    all.add(follow(figures, begin - growth * (BEGINNING + 1) / 2, growth, alpha, alpha * share, phi));
                }
            }
        }
        return all;
    }

    private static DampedTrend follow(
            double[] figures, double level, double trend, double alpha, double beta, double phi) {
        double squares = 0;
        double at = level;
        double by = trend;
        for (double figure : figures) {
            double error = figure - at - phi * by;
            squares += error * error;
            at += phi * by + alpha * error;
            by = phi * by + beta * error;
        }
        return new DampedTrend(at, by, alpha, beta, phi, squares);
    }

    private static double mean(double[] figures, int from, int to) {
        return Arrays.stream(figures, from, to).average().orElseThrow();
    }
}
