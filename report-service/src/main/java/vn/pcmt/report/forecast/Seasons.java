package vn.pcmt.report.forecast;

/**
 * What repeats every year: how far each part of it is from the middle of its year, the mean over the years. Of that, only
 * as much as chance does not explain counts, so that two years of noise do not make a season.
 *
 * @param parts one per part of a year; they add up to nothing
 * @param kept share of the plain means that is left, 0 to 1
 * @param years that they are the mean of; 0 without seasons
 */
record Seasons(double[] parts, double kept, int years) {

    private static final Seasons NONE = new Seasons(new double[0], 0, 0);
    private static final int FEWEST_YEARS = 2;
    private static final int MOST_YEARS = 5;

    /**
     * @param figures oldest first
     * @param length of a year in figures; 1 for what has no seasons
     */
    static Seasons in(double[] figures, int length) {
        int years = length < 2 ? 0 : Math.min(MOST_YEARS, figures.length / length);
        if (years < FEWEST_YEARS) {
            return NONE;
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
        return new Seasons(parts, kept, years);
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
