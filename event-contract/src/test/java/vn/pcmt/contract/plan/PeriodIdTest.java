package vn.pcmt.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.contract.plan.Frequency.MONTHLY;
import static vn.pcmt.contract.plan.Frequency.QUARTERLY;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodIdTest {
    private static final int CUT_OFF = 14;

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2025-08, 2025-07-15, 2025-08-14, 2025-07, 2025-09",
        "MONTHLY, 2025-01, 2024-12-15, 2025-01-14, 2024-12, 2025-02",
        "MONTHLY, 2024-M02, 2024-02-01, 2024-02-29, 2024-M01, 2024-M03",
        "MONTHLY, 2024-M12, 2024-12-01, 2024-12-31, 2024-M11, 2025-M01",
        "QUARTERLY, 2025-Q3, 2025-06-15, 2025-09-14, 2025-Q2, 2025-Q4",
        "QUARTERLY, 2025-Q1, 2024-12-15, 2025-03-14, 2024-Q4, 2025-Q2",
        "HALF_YEARLY, 2025-H1, 2024-12-15, 2025-06-14, 2024-H2, 2025-H2",
        "HALF_YEARLY, 2025-H2, 2025-06-15, 2025-12-14, 2025-H1, 2026-H1",
        "NINE_MONTHS, 2025-9M, 2024-12-15, 2025-09-14, 2024-9M, 2026-9M",
        "NINE_MONTHS, 2025-M9M, 2025-01-01, 2025-09-30, 2024-M9M, 2026-M9M",
        "YEARLY, 2025, 2024-12-15, 2025-12-14, 2024, 2026",
        "WEEKLY, 2025-W33, 2025-08-11, 2025-08-17, 2025-W32, 2025-W34",
        "WEEKLY, 2026-W53, 2026-12-28, 2027-01-03, 2026-W52, 2027-W01",
        "DAILY, 2024-02-29, 2024-02-29, 2024-02-29, 2024-02-28, 2024-03-01",
        "ONCE, 2023-07-05, 2023-07-05, 2023-07-05, 2023-07-04, 2023-07-06",
    })
    void hasItsDaysAndItsNeighbours(
            Frequency frequency, String text, LocalDate from, LocalDate to, String previous, String next) {
        PeriodId period = new PeriodId(frequency, text);

        assertThat(period.from(CUT_OFF)).isEqualTo(from);
        assertThat(period.to(CUT_OFF)).isEqualTo(to);
        assertThat(period.previous()).hasToString(previous).isLessThan(period);
        assertThat(period.next()).hasToString(next).isGreaterThan(period);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2025-08-14, 2025-08, 2025-07",
        "MONTHLY, 2025-08-15, 2025-09, 2025-08",
        "MONTHLY, 2025-12-15, 2026-01, 2025-12",
        "QUARTERLY, 2025-09-14, 2025-Q3, 2025-Q2",
        "QUARTERLY, 2025-09-15, 2025-Q4, 2025-Q3",
        "HALF_YEARLY, 2025-12-14, 2025-H2, 2025-H1",
        "HALF_YEARLY, 2025-12-15, 2026-H1, 2025-H2",
        "NINE_MONTHS, 2025-09-14, 2025-9M, 2024-9M",
        "NINE_MONTHS, 2025-09-15, 2026-9M, 2025-9M",
        "NINE_MONTHS, 2025-12-15, 2026-9M, 2025-9M",
        "YEARLY, 2025-12-14, 2025, 2024",
        "YEARLY, 2025-12-15, 2026, 2025",
        "WEEKLY, 2025-08-17, 2025-W33, 2025-W32",
        "WEEKLY, 2025-08-18, 2025-W34, 2025-W33",
        "WEEKLY, 2027-01-01, 2026-W53, 2026-W52",
        "DAILY, 2025-08-14, 2025-08-14, 2025-08-13",
    })
    void oneRunsAndOneIsOverOnADay(Frequency frequency, LocalDate day, String running, String over) {
        assertThat(PeriodId.running(frequency, day, CUT_OFF)).hasToString(running);
        assertThat(new PeriodId(frequency, over).overOn(day, CUT_OFF)).hasToString(over);
    }

    @Test
    void monthsOfTheCalendarHaveNoCutOff() {
        PeriodId march = new PeriodId(MONTHLY, "2024-M03");

        assertThat(march.runningOn(LocalDate.of(2024, 2, 29), CUT_OFF)).hasToString("2024-M02");
        assertThat(march.overOn(LocalDate.of(2024, 2, 29), CUT_OFF)).hasToString("2024-M01");
        PeriodId nine = new PeriodId(Frequency.NINE_MONTHS, "2024-M9M");
        assertThat(nine.runningOn(LocalDate.of(2025, 9, 30), CUT_OFF)).hasToString("2025-M9M");
        assertThat(nine.runningOn(LocalDate.of(2025, 10, 1), CUT_OFF)).hasToString("2026-M9M");
    }

    @Test
    void theFormTellsTheFrequency() {
        assertThat(PeriodId.parse("2025-Q3")).contains(new PeriodId(QUARTERLY, "2025-Q3"));
        assertThat(PeriodId.parse("2025-M08")).contains(new PeriodId(MONTHLY, "2025-M08"));
        assertThat(PeriodId.parse("2025-08-14")).contains(new PeriodId(Frequency.DAILY, "2025-08-14"));
        assertThat(PeriodId.parse("August")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2025-13",
        "MONTHLY, 2025-00",
        "MONTHLY, 1999-12",
        "MONTHLY, 2100-01",
        "MONTHLY, 2025-8",
        "MONTHLY, 2025",
        "QUARTERLY, 2025-Q5",
        "HALF_YEARLY, 2025-H0",
        "NINE_MONTHS, 2025-09",
        "NINE_MONTHS, 2025-M09",
        "YEARLY, 2025-08",
        "WEEKLY, 2025-W53",
        "WEEKLY, 2025-W00",
        "DAILY, 2025-02-29",
        "ONCE, 2025-08"
    })
    void whatIsNoPeriodIsNotRead(Frequency frequency, String text) {
        assertThat(PeriodId.parse(frequency, text)).isEmpty();
        assertThatThrownBy(() -> new PeriodId(frequency, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void periodsOfDifferentFrequenciesHaveNoOrder() {
        PeriodId month = new PeriodId(MONTHLY, "2025-08");

        assertThatThrownBy(() -> month.compareTo(new PeriodId(QUARTERLY, "2025-Q3")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
