package vn.pcmt.report.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.report.calendar.PeriodKind;

class IsoPeriodsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "202508, 2025-08",
        "2025W28, 2025-W28",
        "2025W3, 2025-W03",
        "2025Q3, 2025-Q3",
        "2025S1, 2025-H1",
        "2025, 2025",
        "20250814, 2025-08-14",
        "2025-08, 2025-08",
        "2025-9M, 2025-9M",
        "' 202508 ', 2025-08",
    })
    void theTextsOfDhis2AreOurPeriods(String text, String period) {
        assertThat(IsoPeriods.of(text, PeriodKind.MONTH).orElseThrow()).hasToString(period);
    }

    @ParameterizedTest
    @CsvSource({"202508, 2025-M08"})
    void aMonthIsThatOfTheCalendarWhereTheFormGoesByIt(String text, String period) {
        assertThat(IsoPeriods.of(text, PeriodKind.CALENDAR_MONTH).orElseThrow()).hasToString(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"202513", "2025W54", "2025Q5", "2025S3", "20250230", "", "tháng 8", "2025B1", "999999999999"})
    void whatIsNoPeriodIsNone(String text) {
        assertThat(IsoPeriods.of(text, PeriodKind.MONTH)).isEmpty();
    }
}
