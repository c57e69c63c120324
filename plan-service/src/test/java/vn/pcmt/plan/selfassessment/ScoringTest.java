package vn.pcmt.plan.selfassessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.plan.AssessmentState.Group;
import vn.pcmt.contract.plan.AssessmentState.GroupResult;
import vn.pcmt.plan.selfassessment.Criteria.CriteriaGroup;
import vn.pcmt.plan.selfassessment.Criteria.Criterion;

class ScoringTest {

    @Test
    void theTotalIsTheGroupsByTheirWeights() {
        Scoring scoring =
                Scoring.of(threeCriteria(), List.of(score("PT1", "18"), score("QL1", "9.5"), score("DT1", "8")));

        assertThat(scoring.groups())
                .containsExactly(
                        new GroupResult(Group.MOVEMENT, new BigDecimal("0.3"), new BigDecimal("90.00"), true),
                        new GroupResult(Group.MANAGEMENT, new BigDecimal("0.3"), new BigDecimal("95.00"), true),
                        new GroupResult(Group.ENFORCEMENT, new BigDecimal("0.4"), new BigDecimal("80.00"), true));
        assertThat(scoring.total()).as("27 + 28.5 + 32").isEqualTo(new BigDecimal("87.50"));
        assertThat(scoring.good()).isTrue();
    }

    @Test
    void aGroupJustBelowItsMarkIsNotGoodHoweverItIsRounded() {
        Criteria thirds = new Criteria(
                "Thử",
                2025,
                List.of(
                        group(Group.MOVEMENT, "0.3", "66.67", criterion("PT1", "3")),
                        group(Group.MANAGEMENT, "0.3", "0", criterion("QL1", "1")),
                        group(Group.ENFORCEMENT, "0.4", "0", criterion("DT1", "1"))));

        Scoring scoring = Scoring.of(thirds, List.of(score("PT1", "2")));

        assertThat(scoring.groups().getFirst().percent())
                .as("66.666… is shown so")
                .isEqualTo(new BigDecimal("66.67"));
        assertThat(scoring.groups().getFirst().good()).isFalse();
        assertThat(scoring.good()).isFalse();
        assertThat(scoring.total()).as("0.3 × 66.666…").isEqualTo(new BigDecimal("20.00"));
    }

    @Test
    void aCriterionWithoutScoreCountsNothing() {
        assertThat(Scoring.of(threeCriteria(), List.of()).total()).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void theProvincesPointsCountOnceItGaveThem() {
        Score confirmed = score("DT1", "8").confirmed(new BigDecimal("7"), "Còn một điểm phức tạp");

        Scoring scoring = Scoring.of(threeCriteria(), List.of(score("PT1", "18"), score("QL1", "9.5"), confirmed));

        assertThat(scoring.total()).as("27 + 28.5 + 28").isEqualTo(new BigDecimal("83.50"));
        assertThat(scoring.good()).isFalse();
    }

    /** One criterion of 20, 10 and 10 points in the three groups, good at 80. */
    static Criteria threeCriteria() {
        return new Criteria(
                "Thử",
                2025,
                List.of(
                        group(Group.MOVEMENT, "0.3", "80", criterion("PT1", "20")),
                        group(Group.MANAGEMENT, "0.3", "80", criterion("QL1", "10")),
                        group(Group.ENFORCEMENT, "0.4", "80", criterion("DT1", "10"))));
    }

    private static CriteriaGroup group(Group group, String weight, String goodAt, Criterion criterion) {
        return new CriteriaGroup(group, new BigDecimal(weight), new BigDecimal(goodAt), List.of(criterion));
    }

    private static Criterion criterion(String code, String max) {
        return new Criterion(code, "Tiêu chí " + code, null, new BigDecimal(max), true);
    }

    private static Score score(String criterion, String points) {
        return new Score(criterion, new BigDecimal(points), List.of("1/BC"), null, null, null);
    }
}
