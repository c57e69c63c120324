package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetIndicator;
import vn.pcmt.contract.plan.TargetMilestone;
import vn.pcmt.contract.plan.TargetState;

/** Targets as tests speak of them. */
final class TargetFixture {
    private final String indicator;
    private String id = "t1";
    private String plan = "p1";
    private @Nullable TargetBaseline baseline;
    private TargetGoal goal = new TargetGoal(TargetGoal.Kind.VALUE, BigDecimal.ZERO);
    private TargetDirection direction = TargetDirection.UP;
    private String first = "2024-01";
    private String last = "2024-12";
    private final List<TargetMilestone> trajectory = new ArrayList<>();
    private List<String> scope = List.of("44@2025-07-01");
    private boolean perUnit;

    private TargetFixture(String indicator) {
        this.indicator = indicator;
    }

    static TargetFixture aTargetOf(String indicator) {
        return new TargetFixture(indicator);
    }

    TargetFixture named(String id) {
        this.id = id;
        return this;
    }

    TargetFixture of(String plan) {
        this.plan = plan;
        return this;
    }

    TargetFixture lasting(String first, String last) {
        this.first = first;
        this.last = last;
        return this;
    }

    TargetFixture atLeast(String value) {
        return goal(TargetDirection.UP, TargetGoal.Kind.VALUE, value);
    }

    TargetFixture atMost(String value) {
        return goal(TargetDirection.DOWN, TargetGoal.Kind.VALUE, value);
    }

    TargetFixture growingBy(String percent) {
        return goal(TargetDirection.UP, TargetGoal.Kind.PERCENT_CHANGE, percent);
    }

    TargetFixture fallingEveryYear() {
        return goal(TargetDirection.DOWN, TargetGoal.Kind.YEARLY_CHANGE, "0");
    }

    private TargetFixture goal(TargetDirection direction, TargetGoal.Kind kind, String value) {
        this.direction = direction;
        this.goal = new TargetGoal(kind, new BigDecimal(value));
        return this;
    }

    TargetFixture comparedWith(String value) {
        this.baseline = new TargetBaseline(TargetBaseline.Kind.VALUE, new BigDecimal(value), null, null);
        return this;
    }

    TargetFixture comparedWithLastYear() {
        this.baseline = new TargetBaseline(TargetBaseline.Kind.SAME_PERIOD_LAST_YEAR, null, null, null);
        return this;
    }

    TargetFixture comparedWithItself(String first, String last) {
        this.baseline = new TargetBaseline(TargetBaseline.Kind.OWN_HISTORY, null, first, last);
        return this;
    }

    TargetFixture reaching(String value, String period) {
        trajectory.add(new TargetMilestone(period, new BigDecimal(value)));
        return this;
    }

    TargetFixture in(String... scope) {
        this.scope = List.of(scope);
        return this;
    }

    TargetFixture forEachUnit() {
        perUnit = true;
        return this;
    }

    TargetState state() {
        return new TargetState(
                id,
                plan,
                "Chỉ tiêu thử",
                new TargetIndicator("PCMT-THANG", indicator),
                baseline,
                goal,
                direction,
                first,
                last,
                trajectory,
                scope,
                perUnit,
                false);
    }
}
