package vn.pcmt.plan.selfassessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.pcmt.contract.plan.AssessmentState.GroupResult;
import vn.pcmt.plan.selfassessment.Criteria.CriteriaGroup;
import vn.pcmt.plan.selfassessment.Criteria.Criterion;

/**
 * What scores come to. Whether a group is good is decided on its exact points, never on the rounded figure. Pure.
 *
 * @param total 0 to 100, two decimals
 * @param good whether all three groups are
 */
record Scoring(List<GroupResult> groups, BigDecimal total, boolean good) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;
    /** Enough that the total is right to its last decimal. */
    private static final int INTERMEDIATE = 20;

    static Scoring of(Criteria criteria, Collection<Score> scores) {
        Map<String, Score> byCriterion =
                scores.stream().collect(Collectors.toMap(Score::criterion, Function.identity()));
        List<GroupResult> results = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (CriteriaGroup group : criteria.groups()) {
            BigDecimal points = BigDecimal.ZERO;
            BigDecimal most = BigDecimal.ZERO;
            for (Criterion criterion : group.criteria()) {
                Score score = byCriterion.get(criterion.code());
                points = score == null ? points : points.add(score.points());
                most = most.add(criterion.max());
            }
            BigDecimal hundredfold = points.multiply(HUNDRED);
            boolean good = hundredfold.compareTo(group.goodAt().multiply(most)) >= 0;
            results.add(new GroupResult(
                    group.group(), group.weight(), hundredfold.divide(most, DECIMALS, RoundingMode.HALF_UP), good));
            total = total.add(group.weight().multiply(hundredfold.divide(most, INTERMEDIATE, RoundingMode.HALF_UP)));
        }
        return new Scoring(
                List.copyOf(results),
                total.setScale(DECIMALS, RoundingMode.HALF_UP),
                results.stream().allMatch(GroupResult::good));
    }
}
