package vn.pcmt.plan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.plan.RequirementText;

class ProgrammesTest {

    @ParameterizedTest
    @CsvSource({
        // The period 2026-11 ends with 14 November, Vietnamese time (UTC+7).
        "2026-11-22T08:00:00Z, 2026-11",
        "2026-11-14T16:59:59Z, 2026-10",
        "2026-11-14T17:00:00Z, 2026-11",
        "2026-01-10T00:00:00Z, 2025-12"
    })
    void aPeriodIsCompletedOnTheDayAfterItsCutOff(String now, String latest) {
        assertThat(ReportingRegime.latestCompleted(ZonedDateTime.parse(now))).isEqualTo(YearMonth.parse(latest));
    }

    @Test
    void theReportingRegimeGoesBack24Periods() {
        PlanText regime = ReportingRegime.since(ZonedDateTime.parse("2026-11-22T08:00:00Z"));

        assertThat(regime.kind()).isEqualTo(PlanKind.REPORTING);
        assertThat(regime.title()).endsWith("(DỮ LIỆU MẪU)");
        RequirementText monthly = regime.requirements().getFirst();
        // 2024-12 up to 2026-11 are 24 months
        assertThat(monthly.firstPeriod()).isEqualTo("2024-12");
        assertThat(monthly.lastPeriod()).isNull();
        assertThat(monthly.template()).isEqualTo("PCMT-THANG");
        assertThat(monthly.scope()).containsExactly("44@2025-07-01");
    }

    @Test
    void theFiveProgrammesCarryWhatTheirDocumentsState() {
        List<PlanText> plans =
                ProgrammeStory.all().stream().map(ProgrammeStory::plan).toList();

        assertThat(plans)
                .extracting(PlanText::documentNumber)
                .containsExactly("125/KH-UBND", "29/KH-BCĐ", "42/KH-BCĐ", null, "233/QĐ-UBND");
        assertThat(plans)
                .extracting(PlanText::issuedOn)
                .containsExactly(
                        LocalDate.of(2023, 5, 26),
                        LocalDate.of(2024, 2, 5),
                        LocalDate.of(2023, 3, 17),
                        null,
                        LocalDate.of(2023, 9, 14));
        assertThat(plans)
                .extracting(PlanText::issuer)
                .containsExactly(
                        "UBND tỉnh Quảng Trị",
                        "BCĐ 138 tỉnh Quảng Trị",
                        "BCĐ 138 tỉnh Quảng Bình",
                        "UBND tỉnh Quảng Trị",
                        "UBND tỉnh Quảng Trị");
        assertThat(plans.getLast().from()).as("not stated").isNull();
        assertThat(plans.getLast().to()).as("open").isNull();
        assertThat(plans.getLast().scope())
                .as("the former districts Hướng Hóa and Đakrông")
                .containsExactly("465@2021-01-01", "467@2021-01-01");
    }
}
