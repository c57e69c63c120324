package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.calendar.PeriodKind;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.standard();
    private final Template monthly = catalogue.template(Catalogue.MONTHLY).orElseThrow();

    @Test
    void holds40EnteredAnd3ComputedIndicators() {
        assertThat(catalogue.indicators()).hasSize(43);
        assertThat(catalogue.indicators().stream().filter(Indicator::entered)).hasSize(40);
        assertThat(catalogue.indicators().stream().filter(indicator -> !indicator.entered()))
                .extracting(Indicator::code)
                .containsExactly("TL01", "TL02", "TL03");
    }

    @Test
    void theMonthlyReportAsksForAllEnteredIndicatorsInSixSections() {
        assertThat(monthly.sections())
                .extracting(section -> section.indicators().size())
                .containsExactly(8, 5, 16, 3, 4, 4);
        assertThat(monthly.indicators())
                .containsExactlyInAnyOrderElementsOf(catalogue.indicators().stream()
                        .filter(Indicator::entered)
                        .toList());
    }

    @Test
    void theReportOfACampaignIsShortAndByTheWeek() {
        Template campaign = catalogue.template(Catalogue.CAMPAIGN).orElseThrow();
        assertThat(campaign.periods()).isEqualTo(PeriodKind.WEEK);
        assertThat(campaign.indicators())
                .extracting(Indicator::code)
                .containsExactly(
                        "GC01", "GC02", "GC05", "GC06", "GC07", "GC08", "CA12", "CA13", "TT01", "TT02", "QL04");
    }

    @Test
    void massAndAreaHaveThreeDecimalsAndCountsNone() {
        assertThat(monthly.indicators().stream()
                        .filter(indicator -> indicator.decimals() == 3)
                        .map(Indicator::code))
                .containsExactly("GC05", "GC07", "GC08", "GC10");
        assertThat(monthly.indicator("CA01").orElseThrow().decimals()).isZero();
    }

    @Test
    void namesEveryIndicatorInBothLanguages() {
        assertThat(catalogue.indicators()).allSatisfy(indicator -> {
            assertThat(indicator.nameVi()).isNotBlank();
            assertThat(indicator.nameEn()).isNotBlank();
        });
        assertThat(catalogue.indicator("GC09").orElseThrow().nameVi())
                .isEqualTo("Số cây có chứa chất ma túy phát hiện, triệt phá");
    }

    @Test
    void aRatioIsRecomputedFromItsParts() {
        Formula onRecord = catalogue.indicator("TL01").orElseThrow().formula();
        Map<String, BigDecimal> figures = Map.of("CA01", BigDecimal.valueOf(30), "CA09", BigDecimal.valueOf(12));
        // (30 + 12) / 9,000 = 0.46666… %
        assertThat(onRecord.percent(figures::get, BigDecimal.valueOf(9000), 4)).isEqualByComparingTo("0.4667");
        assertThat(onRecord.percent(figures::get, BigDecimal.valueOf(9000), 1)).isEqualByComparingTo("0.5");
    }

    @Test
    void aRatioWithoutADenominatorIsUnknown() {
        Formula formula = new Formula(List.of("GC02"), "QL01", true);
        assertThat(formula.percent(code -> BigDecimal.ONE, BigDecimal.ZERO, 4)).isNull();
        assertThat(formula.percent(code -> BigDecimal.ONE, null, 4)).isNull();
        assertThat(formula.percent(code -> null, BigDecimal.TEN, 4)).isNull();
    }
}
