package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2025-08, 2025-07-15, 2025-08-14",
        "2025-01, 2024-12-15, 2025-01-14",
        "2025-03, 2025-02-15, 2025-03-14",
        "2024-12, 2024-11-15, 2024-12-14",
    })
    void runsFromThe15thOfTheMonthBeforeToThe14th(String period, LocalDate start, LocalDate end) {
        assertThat(ReportingPeriod.parse(period).start()).isEqualTo(start);
        assertThat(ReportingPeriod.parse(period).end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-14, 2025-12", "2025-12-15, 2026-01", "2026-01-14, 2026-01", "2025-07-01, 2025-07"})
    void everyDayBelongsToOnePeriod(LocalDate day, String period) {
        assertThat(ReportingPeriod.containing(day)).hasToString(period);
    }

    @Test
    void nextAndPreviousCrossTheYear() {
        assertThat(ReportingPeriod.parse("2025-12").next()).hasToString("2026-01");
        assertThat(ReportingPeriod.parse("2026-01").previous()).hasToString("2025-12");
    }

    @Test
    void theReportingYearBeginsWithThePeriodThatEndsInJanuary() {
        assertThat(ReportingPeriod.parse("2026-03").yearToDate())
                .extracting(ReportingPeriod::toString)
                .containsExactly("2026-01", "2026-02", "2026-03");
    }

    @Test
    void listsThePeriodsThroughAnother() {
        assertThat(ReportingPeriod.parse("2025-11").through(ReportingPeriod.parse("2026-01")))
                .extracting(ReportingPeriod::toString)
                .containsExactly("2025-11", "2025-12", "2026-01");
        assertThat(ReportingPeriod.parse("2025-11").through(ReportingPeriod.parse("2025-10")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", "2025-8", "2025-13", "2025-00", "2025-08-01", "0025-08", "+2025-08", "abc"})
    void refusesWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.parse(text));
    }
}
