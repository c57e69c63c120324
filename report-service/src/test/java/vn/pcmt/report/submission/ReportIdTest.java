package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingPeriod;

class ReportIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-08",
                "2025-M08",
                "2025-Q3",
                "2025-H1",
                "2025-9M",
                "2025-M9M",
                "2025",
                "2023-W22",
                "2023-06-05"
            })
    void namesAReportOfEveryKindOfPeriod(String period) {
        String text = "PCMT-CAO-DIEM~19741@2021-01-01~" + period;
        assertThat(ReportId.parse(text)).hasToString(text);
        assertThat(new ReportId("PCMT-CAO-DIEM", "19741@2021-01-01", ReportingPeriod.parse(period)))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025-08",
                "PCMT-THANG~19741~2025-08",
                "PCMT-THANG~19741@2021-01-01~2025-8",
                "A~1@2021-01-01~x"
            })
    void refusesWhatIsNoId(String text) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ReportId.parse(text));
    }
}
