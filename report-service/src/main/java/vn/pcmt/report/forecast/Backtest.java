package vn.pcmt.report.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the forecast would have done: it is made again from every moment of the past at which enough was known, and held
 * against what came.
 *
 * @param ahead how many periods ahead it told
 * @param tests how often that could be held against a figure
 * @param meanError how far the middle was off, on average, in the unit of the figures
 * @param inBand how many of the tests came out within the band
 */
public record Backtest(int ahead, int tests, double meanError, int inBand) {

    private static final List<Integer> HORIZONS = List.of(1, 3, 6, 12);
    /** Each moment is a forecast of its own; older ones tell of other times. */
    private static final int MOST_ORIGINS = 24;

    private record Test(int ahead, double error, boolean inBand) {}

    /**
     * One per horizon for which there is at least one test, the shortest first.
     *
     * @param history figures of consecutive periods, oldest first
     * @param year how many of them make a year
     */
    public static List<Backtest> of(List<Double> history, int year, Scale scale) {
        List<Test> tests = new ArrayList<>();
        int known = history.size();
        for (int origin = Math.max(Forecast.FEWEST, known - MOST_ORIGINS); origin < known; origin++) {
            int most = Math.min(HORIZONS.getLast(), known - origin);
            Forecast forecast = Forecast.of(history.subList(0, origin), year, scale, most);
            if (forecast != null) {
                for (int ahead : HORIZONS) {
                    if (ahead <= most) {
                        tests.add(test(forecast.of(ahead - 1), history.get(origin + ahead - 1), ahead));
                    }
                }
            }
        }
        return HORIZONS.stream()
                .map(ahead ->
                        tests.stream().filter(test -> test.ahead() == ahead).toList())
                .filter(those -> !those.isEmpty())
                .map(those -> new Backtest(
                        those.getFirst().ahead(),
                        those.size(),
                        those.stream().mapToDouble(Test::error).average().orElseThrow(),
                        (int) those.stream().filter(Test::inBand).count()))
                .toList();
    }

    private static Test test(Forecast.Range told, double came, int ahead) {
        return new Test(ahead, Math.abs(came - told.middle()), came >= told.low() && came <= told.high());
    }
}
