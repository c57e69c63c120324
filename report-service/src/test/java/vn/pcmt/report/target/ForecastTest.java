package vn.pcmt.report.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void drawsAStraightLineThroughFewPeriods() {
        Forecast forecast = Forecast.of(List.of(10.0, 12.0, 14.0), 2);

        assertThat(forecast.values()).containsExactly(16.0, 18.0);
        assertThat(forecast.standardError()).isZero();
    }

    @Test
    void saysHowFarTheKnownFiguresLieFromTheLine() {
        // Through 1, 2, 4: slope 1.5, mean 7/3; residuals 1/6, -1/3, 1/6, their squares add up to 1/6, one degree left.
        Forecast forecast = Forecast.of(List.of(1.0, 2.0, 4.0), 1);

        assertThat(forecast.values().getFirst()).isCloseTo(5.3333, within(0.0001));
        assertThat(forecast.standardError()).isCloseTo(0.4082, within(0.0001));
    }

    @Test
    void takesTheLastTwelvePeriodsForTheLine() {
        List<Double> known = new ArrayList<>(List.of(900.0, 800.0));
        known.addAll(Collections.nCopies(12, 7.0));

        assertThat(Forecast.of(known, 1).values().getFirst()).isCloseTo(7.0, within(1e-9));
    }

    @Test
    void followsTheSeasonsOfTwoWholeYears() {
        // The year before last: 20 in its first month, 10 in the others, 130 in all; last year a tenth more of each.
        List<Double> known = new ArrayList<>(List.of(20.0));
        known.addAll(Collections.nCopies(11, 10.0));
        known.add(22.0);
        known.addAll(Collections.nCopies(11, 11.0));

        Forecast forecast = Forecast.of(known, 13);

        assertThat(forecast.values().getFirst()).isCloseTo(24.2, within(1e-9));
        assertThat(forecast.values().get(1)).isCloseTo(12.1, within(1e-9));
        assertThat(forecast.values().get(12)).isCloseTo(26.62, within(1e-9));
        assertThat(forecast.standardError()).isCloseTo(0, within(1e-9));
    }

    @Test
    void neverForecastsLessThanNothing() {
        assertThat(Forecast.of(List.of(2.0, 1.0, 0.0), 2).values()).containsExactly(0.0, 0.0);
    }

    @Test
    void saysNothingFromTwoPeriodsOrAboutNone() {
        assertThat(Forecast.of(List.of(2.0, 1.0), 2)).isNull();
        assertThat(Forecast.of(List.of(3.0, 2.0, 1.0), 0)).isNull();
    }
}
