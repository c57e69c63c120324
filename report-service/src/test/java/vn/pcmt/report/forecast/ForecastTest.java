package vn.pcmt.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.pcmt.report.forecast.Forecast.Range;

class ForecastTest {

    private static final int MONTHS = 12;

    @Test
    void whatNeverMovedGoesOnWithoutADoubt() {
        Forecast forecast = Forecast.of(Collections.nCopies(30, 7.0), MONTHS, Scale.AMOUNT, 24);

        for (Range range : forecast.all(false)) {
            assertThat(range.low()).isCloseTo(7, within(1e-9));
            assertThat(range.high()).isCloseTo(7, within(1e-9));
        }
        assertThat(forecast.all(true).getLast().middle()).isCloseTo(7 * 24, within(1e-6));
    }

    @Test
    void whatRepeatsEveryYearRepeatsAgain() {
        List<Double> known = IntStream.range(0, 36)
                .mapToObj(i -> i % MONTHS == 5 ? 90.0 : 40.0)
                .toList();

        Forecast forecast = Forecast.of(known, MONTHS, Scale.AMOUNT, 18);

        for (int i = 0; i < 18; i++) {
            assertThat(forecast.of(i).middle()).as("month %s", i).isCloseTo(i % MONTHS == 5 ? 90 : 40, within(1e-6));
        }
    }

    /** The year does not begin with the first figure that is known. */
    @Test
    void seasonsStayWhereTheyAreWhenTheHistoryIsNoWholeYears() {
        List<Double> known = IntStream.range(0, 31)
                .mapToObj(i -> i % MONTHS == 9 ? 90.0 : 40.0)
                .toList();

        Forecast forecast = Forecast.of(known, MONTHS, Scale.AMOUNT, 12);

        // The 34th figure is the tenth of its year.
        assertThat(forecast.of(2).middle()).isGreaterThan(60);
        assertThat(forecast.of(1).middle()).isLessThan(60);
        assertThat(forecast.of(3).middle()).isLessThan(60);
    }

    @Test
    void aTrendGoesOnAndFades() {
        List<Double> known = IntStream.range(0, 24).mapToObj(i -> 400.0 + 5 * i).toList();

        List<Range> ranges = Forecast.of(known, 1, Scale.AMOUNT, 60).all(false);

        assertThat(ranges.getFirst().middle()).isBetween(516.0, 521.0);
        assertThat(ranges.get(11).middle()).isBetween(530.0, 580.0);
        double soon = ranges.get(1).middle() - ranges.get(0).middle();
        double late = ranges.get(59).middle() - ranges.get(58).middle();
        assertThat(late).isPositive().isLessThan(soon / 2);
    }

    /** A level that moves by each error and a trend that fades, played once without chance: the series is known beforehand. */
    @Test
    void aSeriesThatIsADampedTrendIsFoundAgain() {
        List<Double> all = new ArrayList<>();
        double at = 20;
        double by = 0.2;
        for (int i = 0; i < 48; i++) {
            by *= 0.95;
            at += by;
            all.add(at * at);
        }

        Forecast forecast = Forecast.of(all.subList(0, 36), 1, Scale.AMOUNT, 12);

        for (int i = 0; i < 12; i++) {
            assertThat(forecast.of(i).middle()).isCloseTo(all.get(36 + i), Percentage.withPercentage(2));
        }
    }

    @Test
    void amountsStayAboveZeroAndSharesBelowAHundredPercent() {
        Random random = new Random(7);
        List<Double> few =
                DoubleStream.generate(() -> random.nextInt(3)).limit(24).boxed().toList();
        List<Double> many = IntStream.range(0, 24)
                .mapToObj(i -> 97 + 2.9 * random.nextDouble())
                .toList();

        assertThat(Forecast.of(few, MONTHS, Scale.AMOUNT, 60).all(false))
                .allSatisfy(range -> assertThat(range.low()).isNotNegative());
        assertThat(Forecast.of(many, MONTHS, Scale.SHARE, 60).all(false))
                .allSatisfy(range -> assertThat(range.high()).isLessThanOrEqualTo(100));
        assertThat(Forecast.of(Collections.nCopies(12, 100.0), MONTHS, Scale.SHARE, 3)
                        .of(2))
                .isEqualTo(new Range(100, 100, 100));
        assertThat(Forecast.of(Collections.nCopies(12, 0.0), MONTHS, Scale.SHARE, 3)
                        .of(2))
                .isEqualTo(new Range(0, 0, 0));
    }

    @Test
    void theSameFiguresGiveTheSameForecast() {
        List<Double> known = Series.SEASONS_AND_TREND.make(new Random(3), 40);

        assertThat(Forecast.of(known, MONTHS, Scale.AMOUNT, 60).all(true))
                .isEqualTo(Forecast.of(List.copyOf(known), MONTHS, Scale.AMOUNT, 60)
                        .all(true));
    }

    @Test
    void tooFewFiguresForetellNothing() {
        assertThat(Forecast.of(Collections.nCopies(Forecast.FEWEST - 1, 2.0), 1, Scale.AMOUNT, 2))
                .isNull();
        assertThat(Forecast.of(Collections.nCopies(Forecast.FEWEST, 2.0), 1, Scale.AMOUNT, 2))
                .isNotNull();
        assertThat(Forecast.of(Collections.nCopies(30, 2.0), 1, Scale.AMOUNT, 0))
                .isNull();
    }

    /** Kinds of series whose future can be drawn as well as their past. */
    enum Series {
        COUNTS_BY_CHANCE(Scale.AMOUNT) {
            @Override
            List<Double> make(Random random, int length) {
                return IntStream.range(0, length)
                        .mapToObj(i -> poisson(random, 20))
                        .toList();
            }
        },
        SEASONS_AND_TREND(Scale.AMOUNT) {
            @Override
            List<Double> make(Random random, int length) {
                return IntStream.range(0, length)
                        .mapToObj(i -> poisson(random, (60 + 0.3 * i) * (1 + 0.4 * Math.sin(i * Math.PI / 6))))
                        .toList();
            }
        },
        A_STOCK_THAT_WANDERS(Scale.AMOUNT) {
            @Override
            List<Double> make(Random random, int length) {
                return wander(random, length, 2000, 3, 15);
            }
        },
        A_SHARE_THAT_WANDERS(Scale.SHARE) {
            @Override
            List<Double> make(Random random, int length) {
                return wander(random, length, -1, 0.02, 0.1).stream()
                        .map(odds -> 100 / (1 + Math.exp(-odds)))
                        .toList();
            }
        };

        private final Scale scale;

        Series(Scale scale) {
            this.scale = scale;
        }

        abstract List<Double> make(Random random, int length);

        private static List<Double> wander(Random random, int length, double from, double drift, double spread) {
            List<Double> figures = new ArrayList<>();
            double at = from;
            for (int i = 0; i < length; i++) {
                at += drift + spread * random.nextGaussian();
                figures.add(at);
            }
            return figures;
        }

        private static double poisson(Random random, double mean) {
            double bound = Math.exp(-mean);
            int events = -1;
            for (double product = 1; product > bound; product *= random.nextDouble()) {
                events++;
            }
            return events;
        }
    }

    /** Published: out of four fifths. What is tolerated is a little more than chance and than what 36 months can tell. */
    @ParameterizedTest
    @EnumSource(Series.class)
    void theBandHoldsAboutFourFifthsOfWhatComes(Series series) {
        int runs = 300;
        int known = 36;
        int year = 12;
        int inSingle = 0;
        int inSum = 0;
        for (int run = 0; run < runs; run++) {
            List<Double> all = series.make(new Random(run), known + year);
            Forecast forecast = Forecast.of(all.subList(0, known), MONTHS, series.scale, year);
            for (int ahead : List.of(1, 6, 12)) {
                inSingle += holds(forecast.of(ahead - 1), all.get(known + ahead - 1)) ? 1 : 0;
            }
            double sum = all.subList(known, known + year).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            inSum += holds(forecast.all(true).getLast(), sum) ? 1 : 0;
        }

        assertThat(inSingle / (3.0 * runs)).as("single months").isBetween(0.73, 0.88);
        assertThat(inSum / (double) runs).as("the sum of a year").isBetween(0.7, 0.93);
    }

    /** What repeats every year cannot be known yet, so the band has to have room for it: it may hold more, not less. */
    @ParameterizedTest
    @EnumSource(Series.class)
    void withLessThanTwoYearsTheBandIsWiderAndHoldsAsMuch(Series series) {
        int runs = 300;
        int inSingle = 0;
        for (int run = 0; run < runs; run++) {
            int known = 12 + run % 12;
            List<Double> all = series.make(new Random(run), known + MONTHS);
            Forecast forecast = Forecast.of(all.subList(0, known), MONTHS, series.scale, MONTHS);
            for (int ahead : List.of(1, 6, 12)) {
                inSingle += holds(forecast.of(ahead - 1), all.get(known + ahead - 1)) ? 1 : 0;
            }
        }

        assertThat(inSingle / (3.0 * runs)).isGreaterThan(0.75);
    }

    @Test
    void fromTwoYearsOnTheBandIsNarrowerThanBefore() {
        double before = 0;
        double after = 0;
        for (int run = 0; run < 50; run++) {
            List<Double> all = Series.SEASONS_AND_TREND.make(new Random(run), 24);
            before += width(Forecast.of(all.subList(0, 23), MONTHS, Scale.AMOUNT, 12));
            after += width(Forecast.of(all, MONTHS, Scale.AMOUNT, 12));
        }

        assertThat(after).isLessThan(0.9 * before);
    }

    private static double width(Forecast forecast) {
        return forecast.all(false).stream()
                .mapToDouble(range -> range.high() - range.low())
                .sum();
    }

    private static boolean holds(Range range, double figure) {
        return figure >= range.low() && figure <= range.high();
    }

    /** The obvious model: next year's month is this year's. */
    @Test
    void whereThereAreSeasonsItIsLessWrongThanTheYearBefore() {
        double wrong = 0;
        double wrongByTheYearBefore = 0;
        for (int run = 0; run < 100; run++) {
            List<Double> all = Series.SEASONS_AND_TREND.make(new Random(run), 48);
            Forecast forecast = Forecast.of(all.subList(0, 36), MONTHS, Scale.AMOUNT, MONTHS);
            for (int i = 0; i < MONTHS; i++) {
                wrong += Math.abs(all.get(36 + i) - forecast.of(i).middle());
                wrongByTheYearBefore += Math.abs(all.get(36 + i) - all.get(24 + i));
            }
        }

        assertThat(wrong).isLessThan(0.95 * wrongByTheYearBefore);
    }

    @Test
    void theBacktestTellsHowItWouldHaveDone() {
        List<Double> known = Series.COUNTS_BY_CHANCE.make(new Random(5), 48);

        List<Backtest> tests = Backtest.of(known, MONTHS, Scale.AMOUNT);

        assertThat(tests).extracting(Backtest::ahead).containsExactly(1, 3, 6, 12);
        assertThat(tests).extracting(Backtest::tests).containsExactly(24, 22, 19, 13);
        assertThat(tests).allSatisfy(test -> {
            assertThat(test.meanError()).as("of counts that vary by 4.5").isBetween(2.0, 8.0);
            assertThat(test.inBand() / (double) test.tests()).isGreaterThan(0.5);
        });
    }

    @Test
    void theBacktestSeesABreakThatNoForecastCouldKnow() {
        List<Double> known = new ArrayList<>(Collections.nCopies(20, 10.0));
        known.addAll(Collections.nCopies(4, 100.0));

        Backtest next = Backtest.of(known, 1, Scale.AMOUNT).getFirst();

        assertThat(next.tests()).isEqualTo(16);
        assertThat(next.inBand()).isLessThan(16);
        assertThat(next.meanError()).isGreaterThan(5);
    }

    @Test
    void thereIsNoBacktestOfTooFewFigures() {
        assertThat(Backtest.of(Collections.nCopies(Forecast.FEWEST, 1.0), 1, Scale.AMOUNT))
                .isEmpty();
    }
}
