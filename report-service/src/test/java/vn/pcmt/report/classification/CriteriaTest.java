package vn.pcmt.report.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.view.AreaClass;
import vn.pcmt.report.classification.Proposal.Criterion;
import vn.pcmt.report.classification.Proposal.Doubt;
import vn.pcmt.report.classification.Proposal.Name;

/** A unit of 10,000 residents, judged by the thresholds of Decision 28/2025/QĐ-TTg. */
class CriteriaTest {

    private static final ClassificationSettings.Thresholds OF_THE_DECISION =
            new ClassificationSettings.Thresholds(null, null);
    private static final ClassificationSettings SETTINGS = new ClassificationSettings(
            "PCMT-PHAN-LOAI", OF_THE_DECISION, OF_THE_DECISION, OF_THE_DECISION, OF_THE_DECISION, OF_THE_DECISION, 3);

    @ParameterizedTest
    @CsvSource({
        "CA01, 50, ADDICTS, I",
        "CA01, 49, ADDICTS, II",
        "CA09, 10, ADDICTS, II",
        "CA09, 9, ADDICTS, III",
        "GC11, 2, PLACES, I",
        "GC11, 1, PLACES, II",
        "GC11, 0, PLACES, ",
        "GC02, 10, ARRESTED, I",
        "GC02, 9, ARRESTED, II",
        "GC02, 5, ARRESTED, II",
        "GC02, 4, ARRESTED, III",
        "GC09, 3000, PLANTS, I",
        "GC09, 2999, PLANTS, II",
        "GC09, 500, PLANTS, II",
        "GC09, 499, PLANTS, III",
        "GC10, 750, PLANTS, I",
        "GC10, 749.999, PLANTS, II",
        "GC10, 125, PLANTS, II",
        "GC10, 124.999, PLANTS, III"
    })
    void eachCriterionTurnsAtItsThreshold(String code, String figure, Name name, @Nullable AreaClass reached) {
        assertThat(criterion(proposal(false, code, figure), name).reached()).isEqualTo(reached);
    }

    @Test
    void aThresholdIsNotReachedByRounding() {
        assertThat(criterion(proposal(false, "QL01", "9001", "CA01", "45"), Name.ADDICTS)
                        .reached())
                .as("45 of 9,001 is 0.49994 %")
                .isEqualTo(AreaClass.II);
    }

    @Test
    void threeOfFiveMakeAClass() {
        assertThat(proposal(false, "CA01", "50", "GC11", "2", "GC02", "10").areaClass())
                .isEqualTo(AreaClass.I);
        assertThat(proposal(false, "CA01", "50", "GC11", "2").areaClass()).isEqualTo(AreaClass.III);
        assertThat(proposal(false, "CA01", "10", "GC11", "1", "GC02", "5").areaClass())
                .isEqualTo(AreaClass.II);
    }

    @Test
    void onAKeyRouteTwoOtherCriteriaMakeAThird() {
        assertThat(proposal(true, "CA01", "50", "GC11", "2").areaClass()).isEqualTo(AreaClass.I);
        assertThat(proposal(true, "CA01", "10", "GC11", "1").areaClass())
                .as("its own criterion is one of class I, the others of class II")
                .isEqualTo(AreaClass.II);
        assertThat(criterion(proposal(true), Name.KEY_ROUTE).reached())
                .as("three criteria of class III")
                .isEqualTo(AreaClass.II);
        assertThat(criterion(proposal(false, "CA01", "50", "GC11", "2"), Name.KEY_ROUTE)
                        .reached())
                .isNull();
    }

    @Test
    void whereNobodySaidWhetherItIsOnAKeyRouteThatIsNamedIfItMatters() {
        assertThat(proposal(null, "CA01", "50", "GC11", "2").doubts()).contains(Doubt.KEY_ROUTE_NOT_SAID);
        assertThat(proposal(null).doubts()).doesNotContain(Doubt.KEY_ROUTE_NOT_SAID);
    }

    @Test
    void whatTheDecisionLeavesOpenIsNamed() {
        Proposal mixed = proposal(false, "CA01", "50", "GC11", "2", "GC02", "5");
        assertThat(mixed.areaClass()).isEqualTo(AreaClass.II);
        assertThat(mixed.doubts()).contains(Doubt.CLASSES_MIXED);
        Proposal nothing = proposal(false);
        assertThat(nothing.areaClass()).isEqualTo(AreaClass.III);
        assertThat(nothing.drugFree()).isTrue();
        assertThat(nothing.doubts()).contains(Doubt.NOTHING_IS_CLASS_III, Doubt.WANTED_NOT_REPORTED);
    }

    @Test
    void aMissingFigureIsNoZero() {
        Map<String, BigDecimal> figures = figures();
        figures.remove("GC11");
        Proposal proposal = new Criteria(SETTINGS, figures, false, true).proposal();
        assertThat(proposal.areaClass()).isNull();
        assertThat(proposal.drugFree()).isNull();
        assertThat(proposal.doubts()).contains(Doubt.FIGURE_MISSING);
    }

    @Test
    void whoIsInTreatmentDoesNotCountAgainstAUnit() {
        assertThat(proposal(false, "CA01", "5", "TH01", "3", "CA06", "2").drugFree())
                .isTrue();
        assertThat(proposal(false, "CA01", "6", "TH01", "3", "CA06", "2").drugFree())
                .isFalse();
        assertThat(proposal(false, "CA09", "1").drugFree()).isFalse();
        assertThat(proposal(false, "GC11", "1").drugFree()).isFalse();
    }

    @Test
    void arrestsAloneAreADoubtBecauseOnlyResidentsCount() {
        Proposal arrests = proposal(false, "GC02", "1");
        assertThat(arrests.drugFree()).isFalse();
        assertThat(arrests.doubts()).contains(Doubt.ARRESTED_MAY_LIVE_ELSEWHERE);
        assertThat(proposal(false, "GC02", "1", "CA09", "1").doubts())
                .doesNotContain(Doubt.ARRESTED_MAY_LIVE_ELSEWHERE);
    }

    private static Criterion criterion(Proposal proposal, Name name) {
        return proposal.criteria().stream()
                .filter(criterion -> criterion.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private static Proposal proposal(@Nullable Boolean keyRoute, String... codesAndFigures) {
        Map<String, BigDecimal> figures = figures();
        for (int i = 0; i < codesAndFigures.length; i += 2) {
            figures.put(codesAndFigures[i], new BigDecimal(codesAndFigures[i + 1]));
        }
        return new Criteria(SETTINGS, figures, keyRoute, true).proposal();
    }

    private static Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new HashMap<>(Map.of("QL01", BigDecimal.valueOf(10_000)));
        for (String code : new String[] {"CA01", "CA09", "GC11", "GC02", "GC09", "GC10", "TH01", "CA06", "CA15"}) {
            figures.put(code, BigDecimal.ZERO);
        }
        return figures;
    }
}
