package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2025-08, 2025-07-15, 2025-08-14",
        "2025-01, 2024-12-15, 2025-01-14",
        "2025-03, 2025-02-15, 2025-03-14",
        "2024-12, 2024-11-15, 2024-12-14",
        "2025-Q1, 2024-12-15, 2025-03-14",
        "2025-Q3, 2025-06-15, 2025-09-14",
        "2025-Q4, 2025-09-15, 2025-12-14",
        "2025-H1, 2024-12-15, 2025-06-14",
        "2025-H2, 2025-06-15, 2025-12-14",
        "2025-9M, 2024-12-15, 2025-09-14",
        "2025, 2024-12-15, 2025-12-14",
    })
    void ofTheDecreeRunsFromA15thToA14th(String period, LocalDate start, LocalDate end) {
        assertThat(ReportingPeriod.parse(period).start()).isEqualTo(start);
        assertThat(ReportingPeriod.parse(period).end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-05, 2023-06-05, 2023-06-05",
        "2024-02-29, 2024-02-29, 2024-02-29",
        "2023-W22, 2023-05-29, 2023-06-04",
        "2023-W26, 2023-06-26, 2023-07-02",
        "2025-W01, 2024-12-30, 2025-01-05",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2024-M02, 2024-02-01, 2024-02-29",
        "2025-M12, 2025-12-01, 2025-12-31",
        "2025-M9M, 2025-01-01, 2025-09-30",
    })
    void ofTheCalendarRunsAsItDoes(String period, LocalDate start, LocalDate end) {
        assertThat(ReportingPeriod.parse(period).start()).isEqualTo(start);
        assertThat(ReportingPeriod.parse(period).end()).isEqualTo(end);
        assertThat(ReportingPeriod.parse(period)).hasToString(period);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2025-12-14, 2025-12",
        "MONTH, 2025-12-15, 2026-01",
        "MONTH, 2026-01-14, 2026-01",
        "MONTH, 2025-07-01, 2025-07",
        "QUARTER, 2025-09-14, 2025-Q3",
        "QUARTER, 2025-09-15, 2025-Q4",
        "QUARTER, 2025-12-15, 2026-Q1",
        "HALF_YEAR, 2025-06-15, 2025-H2",
        "YEAR, 2025-12-14, 2025",
        "YEAR, 2025-12-15, 2026",
        "NINE_MONTHS, 2025-09-14, 2025-9M",
        "NINE_MONTHS, 2025-09-15, 2026-9M", // the last three months belong to none
        "WEEK, 2027-01-03, 2026-W53",
        "CALENDAR_MONTH, 2025-12-31, 2025-M12",
        "CALENDAR_NINE_MONTHS, 2025-09-30, 2025-M9M",
        "CALENDAR_NINE_MONTHS, 2025-10-01, 2026-M9M",
        "DAY, 2025-12-31, 2025-12-31",
    })
    void aDayBelongsToOnePeriodOfAKind(PeriodKind kind, LocalDate day, String period) {
        assertThat(ReportingPeriod.containing(kind, day)).hasToString(period);
    }

    @ParameterizedTest
    @EnumSource(PeriodKind.class)
    void thePeriodsOfAKindFollowOneAnother(PeriodKind kind) {
        ReportingPeriod first = ReportingPeriod.containing(kind, LocalDate.of(2019, 12, 15));
        ReportingPeriod period = first;
        for (int i = 0; i < 800; i++) {
            ReportingPeriod next = period.next();
            if (kind == PeriodKind.NINE_MONTHS || kind == PeriodKind.CALENDAR_NINE_MONTHS) {
                assertThat(next.start()).isEqualTo(period.end().plusDays(1).plusMonths(3));
            } else {
                assertThat(next.start()).isEqualTo(period.end().plusDays(1));
            }
            assertThat(next.previous()).isEqualTo(period);
            assertThat(ReportingPeriod.parse(next.toString())).isEqualTo(next);
            assertThat(next).isGreaterThan(period);
            period = next;
        }
        assertThat(period.minus(800)).isEqualTo(first);
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
    @ValueSource(
            strings = {
                "",
                "2025-8",
                "2025-13",
                "2025-00",
                "0025-08",
                "2025-02-29",
                "2025-W53",
                "2025-W00",
                "2025-Q5",
                "2025-H3",
                "2025-H0",
                "2025-M13",
                "2025-6M",
                "2025-M6M",
                "0999",
                "+2025-08",
                "abc"
            })
    void refusesWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.parse(text));
    }
}
