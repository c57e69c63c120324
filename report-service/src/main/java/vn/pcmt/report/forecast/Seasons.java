package vn.pcmt.report.forecast;

import java.util.Arrays;

/**
 * What repeats every year: how far each part of it is from the middle of its year, the mean over the years. Of that, only
 * as much as chance does not explain counts, so that two years of noise do not make a season. With less than two years
 * nobody can tell one from the other: then each part of a year may be apart by as much as the figures are from a straight
 * line.
 *
 * @param parts one per part of a year; they add up to nothing
 * @param kept share of the plain means that is left, 0 to 1
 * @param years that they are the mean of; 0 without seasons
 * @param unknown how far a part of the year may be apart of which nothing is known; 0 where something is
 */
record Seasons(double[] parts, double kept, int years, double unknown) {

    private static final Seasons NONE = new Seasons(new double[0], 0, 0, 0);
    private static final int FEWEST_YEARS = 2;
    private static final int MOST_YEARS = 5;

    /**
     * @param figures oldest first
     * @param length of a year in figures; 1 for what has no seasons
     */
    static Seasons in(double[] figures, int length) {
        if (length < 2) {
            return NONE;
        }
        int years = Math.min(MOST_YEARS, figures.length / length);
        if (years < FEWEST_YEARS) {
            return new Seasons(new double[length], 0, 0, fromTheLine(figures));
        }
        int first = figures.length - years * length;
        double[] middles = new double[years];
        for (int i = first; i < figures.length; i++) {
            middles[(i - first) / length] += figures[i] / length;
        }
        double step = (middles[years - 1] - middles[0]) / ((years - 1.0) * length);
        double[] means = new double[length];
        for (int i = first; i < figures.length; i++) {
            means[(i - first) % length] += apart(figures, i, first, length, middles, step) / years;
        }
        double within = 0;
        double between = 0;
        for (int i = first; i < figures.length; i++) {
            within += square(apart(figures, i, first, length, middles, step) - means[(i - first) % length]);
        }
        for (double mean : means) {
            between += square(mean);
        }
        double chance = within / ((years - 1.0) * (length - 1)) / years;
        double kept = between > 0 ? Math.max(0, 1 - chance * (length - 1) / between) : 0;
        double[] parts = new double[length];
        for (int i = 0; i < length; i++) {
            // In the order of the figures, whose first need not be the first of a year.
            parts[(first + i) % length] = kept * means[i];
        }
        return new Seasons(parts, kept, years, 0);
    }

    /** Root of the mean square of the distances from the straight line through them. */
    private static double fromTheLine(double[] figures) {
        double middle = (figures.length - 1) / 2.0;
        double mean = Arrays.stream(figures).average().orElse(0);
        double across = 0;
        double along = 0;
        for (int i = 0; i < figures.length; i++) {
            across += (i - middle) * (figures[i] - mean);
            along += square(i - middle);
        }
        double step = across / along;
        double squares = 0;
        for (int i = 0; i < figures.length; i++) {
            squares += square(figures[i] - mean - step * (i - middle));
        }
        return Math.sqrt(squares / (figures.length - 2));
    }

    /**
     * How far a part of the year may be from what is known of it.
     *
     * @param error of a single figure
     */
    double doubt(double error) {
        return years == 0 ? unknown : error * Math.sqrt(kept / years);
    }

    private static double apart(double[] figures, int i, int first, int length, double[] middles, double step) {
        int year = (i - first) / length;
        return figures[i] - middles[year] - step * ((i - first) % length - (length - 1) / 2.0);
    }

    /** @param i number of a figure, those to come included */
    double part(int i) {
        return years == 0 ? 0 : parts[i % parts.length];
    }

    private static double square(double x) {
        return x * x;
    }
}
