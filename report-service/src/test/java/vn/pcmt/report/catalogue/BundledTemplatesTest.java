package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/** The four templates that the product brings. */
class BundledTemplatesTest {

    private final Catalogue catalogue = Catalogue.standard();

    @ParameterizedTest
    @CsvSource({
        "PCMT-THANG, MONTH, 40, 0",
        "PCMT-CAO-DIEM, WEEK, 11, 0",
        "PCMT-QUY, QUARTER, 10, 5",
        "PCMT-PHAN-LOAI, YEAR, 10, 3",
    })
    void eachIsForItsPeriodsAndAsksForItsFields(String code, PeriodKind periods, int indicators, int narratives) {
        Template template = catalogue.template(code).orElseThrow();
        assertThat(template.version()).isEqualTo(1);
        assertThat(template.appliesFrom()).isNull();
        assertThat(template.periods()).isEqualTo(periods);
        assertThat(template.indicators()).hasSize(indicators).doesNotHaveDuplicates();
        assertThat(template.narratives()).hasSize(narratives);
        assertThat(catalogue.template(code, 1)).contains(template);
    }

    @Test
    void thereAreNoOthers() {
        assertThat(catalogue.templates())
                .extracting(Template::code)
                .containsExactly("PCMT-CAO-DIEM", "PCMT-PHAN-LOAI", "PCMT-QUY", "PCMT-THANG");
    }

    @Test
    void theProvinceIsAskedOnlyForWhatItsForcesDetect() {
        assertThat(catalogue
                        .template(Catalogue.MONTHLY)
                        .orElseThrow()
                        .of(ReportingLevel.PROVINCE)
                        .indicators())
                .extracting(Indicator::code)
                .containsExactly("GC01", "GC02", "GC03", "GC04", "GC05", "GC06", "GC07", "GC08");
        assertThat(catalogue
                        .template("PCMT-QUY")
                        .orElseThrow()
                        .of(ReportingLevel.PROVINCE)
                        .sections())
                .isEmpty();
        assertThat(catalogue.templates())
                .allSatisfy(form -> assertThat(form.of(ReportingLevel.COMMUNE)).isEqualTo(form));
    }

    /** Stored reports name these sections. */
    @Test
    void theMonthlyReportKeepsItsSections() {
        assertThat(catalogue.template(Catalogue.MONTHLY).orElseThrow().sections())
                .extracting(Section::id)
                .containsExactly("phat-hien", "dia-ban", "giam-cau", "giam-tac-hai", "tuyen-truyen", "quan-ly");
    }

    @Test
    void theQuarterlyReportTellsWhatAReportTells() {
        assertThat(catalogue.template("PCMT-QUY").orElseThrow().narratives())
                .extracting(Narrative::titleEn)
                .containsExactly(
                        "Situation, and what the figures say",
                        "What was done",
                        "Difficulties and their causes",
                        "Proposals",
                        "Tasks for the next period");
    }

    @Test
    void theYearlyReportHasTheFiguresThatDecideAClass() {
        assertThat(catalogue.template("PCMT-PHAN-LOAI").orElseThrow().indicators())
                .extracting(Indicator::code)
                .containsExactlyInAnyOrder(
                        "CA01", "CA09", "QL01", "GC11", "GC02", "GC09", "GC10", "TH01", "CA06", "CA15");
    }

    @Test
    void aTemplateMayLeaveAnIndicatorOptional() {
        Template quarterly = catalogue.template("PCMT-QUY").orElseThrow();
        assertThat(quarterly.indicator("QL03").orElseThrow().mandatory()).isFalse();
        assertThat(quarterly.indicator("QL02").orElseThrow().mandatory()).isTrue();
        assertThat(catalogue.indicator("QL03").orElseThrow().mandatory()).isTrue();
    }

    @Test
    void theFirstVersionIsInForceForEveryPeriodUntilThereIsAnother() {
        assertThat(List.of("2021-01", "2026-11", "2031-12", "2026-W40", "2026-11-22"))
                .allSatisfy(period -> assertThat(catalogue.inForce(Catalogue.MONTHLY, ReportingPeriod.parse(period)))
                        .map(Template::version)
                        .contains(1));
    }

    @Test
    void itIsReadInEitherLanguage() {
        Template quarterly = catalogue.template("PCMT-QUY").orElseThrow();
        Template english = quarterly.in(Locale.UK);
        assertThat(english.name()).isEqualTo(quarterly.nameEn()).isNotEqualTo(quarterly.name());
        assertThat(english.sections()).extracting(Section::title).contains("Management");
        assertThat(english.narratives()).extracting(Narrative::title).contains("Proposals");
        assertThat(quarterly.in(Locale.of("vi"))).isEqualTo(quarterly);
    }
}
