package vn.pcmt.plan.target;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.reporting.ReportTemplates;
import vn.pcmt.plan.unit.UnitDirectory;

/** What must hold for a target: that it can be measured, and that it is one of its plan. */
@Component
class TargetRules {
    private static final Pattern MONTH = Pattern.compile("20\\d{2}-\\d{2}");
    private static final Pattern YEAR_ALONE = Pattern.compile("20\\d{2}");
    private static final int YEAR = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final UnitDirectory units;
    private final ReportTemplates templates;
    private final TargetSettings settings;

    TargetRules(UnitDirectory units, ReportTemplates templates, TargetSettings settings) {
        this.units = units;
        this.templates = templates;
        this.settings = settings;
    }

    /** @throws Refusal {@code target-refused} with the fields at fault */
    void check(TargetText target, PlanFacts plan) {
        List<FieldProblem> problems = problems(target, plan);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "target-refused").withFields(problems);
        }
    }

    List<FieldProblem> problems(TargetText target, PlanFacts plan) {
        List<FieldProblem> problems = new ArrayList<>();
        YearMonth first = month("/firstPeriod", target.firstPeriod(), problems);
        YearMonth last = month("/lastPeriod", target.lastPeriod(), problems);
        if (first != null && last != null) {
            if (last.isBefore(first)) {
                problems.add(new FieldProblem("/lastPeriod", "period-reversed", first, last));
            } else {
                problems.addAll(timeProblems(first, last, plan));
                problems.addAll(measureProblems(target, first, last));
                problems.addAll(trajectoryProblems(target, first, last));
            }
        }
        problems.addAll(scopeProblems(target, plan));
        FreeText.check("/title", target.title(), problems);
        return problems;
    }

    private static @Nullable YearMonth month(String pointer, @Nullable String text, List<FieldProblem> problems) {
        try {
            if (text != null && MONTH.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noSuchMonth) {
            // said below
        }
        problems.add(new FieldProblem(pointer, "month-malformed", String.valueOf(text)));
        return null;
    }

    /** The month after the last day still belongs to it: a reporting month is cut off on the 14th. */
    private static List<FieldProblem> timeProblems(YearMonth first, YearMonth last, PlanFacts plan) {
        List<FieldProblem> problems = new ArrayList<>();
        if (plan.from() != null && first.isBefore(YearMonth.from(plan.from()))) {
            problems.add(new FieldProblem("/firstPeriod", "target-outside-plan", plan.from()));
        }
        if (plan.to() != null && last.isAfter(YearMonth.from(plan.to()).plusMonths(1))) {
            problems.add(new FieldProblem("/lastPeriod", "target-outside-plan", plan.to()));
        }
        return problems;
    }

    private List<FieldProblem> measureProblems(TargetText target, YearMonth first, YearMonth last) {
        List<FieldProblem> problems = new ArrayList<>();
        TargetText.Measured indicator = target.indicator();
        BigDecimal value = target.goal().value();
        if (indicator == null) {
            boolean share = target.goal().kind() == TargetGoal.Kind.VALUE
                    && value.signum() > 0
                    && value.compareTo(HUNDRED) <= 0;
            if (!share || target.direction() != TargetDirection.UP || target.isPerUnit() || target.baseline() != null) {
                problems.add(new FieldProblem("/goal", "task-share-malformed"));
            }
            return problems;
        }
        if (!settings.knowsTemplate(indicator.template())) {
            problems.add(new FieldProblem("/indicator/template", "target-template-unknown", indicator.template()));
        } else if (!settings.knows(indicator.template(), indicator.code())
                && !templates.asks(indicator.template(), indicator.code())) {
            problems.add(
                    new FieldProblem("/indicator/code", "indicator-unknown", indicator.code(), indicator.template()));
        }
        switch (target.goal().kind()) {
            case VALUE -> {
                if (value.signum() < 0) {
                    problems.add(new FieldProblem("/goal/value", "value-negative"));
                }
            }
            case PERCENT_CHANGE -> {
                if (target.baseline() == null) {
                    problems.add(new FieldProblem("/baseline", "baseline-missing"));
                }
            }
            case YEARLY_CHANGE -> {
                if (target.baseline() != null) {
                    problems.add(new FieldProblem("/baseline", "baseline-not-needed"));
                }
            }
        }
        if (target.goal().kind() != TargetGoal.Kind.VALUE && value.compareTo(HUNDRED.negate()) < 0) {
            problems.add(new FieldProblem("/goal/value", "fall-beyond-everything"));
        }
        if (target.baseline() != null) {
            problems.addAll(baselineProblems(target.baseline(), first, last));
        }
        return problems;
    }

    private static List<FieldProblem> baselineProblems(TargetText.Compared baseline, YearMonth first, YearMonth last) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean value = baseline.kind() == TargetBaseline.Kind.VALUE;
        boolean history = baseline.kind() == TargetBaseline.Kind.OWN_HISTORY;
        if (value != (baseline.value() != null)) {
            problems.add(new FieldProblem("/baseline/value", value ? "baseline-value-missing" : "not-for-this-kind"));
        } else if (baseline.value() != null && baseline.value().signum() < 0) {
            problems.add(new FieldProblem("/baseline/value", "value-negative"));
        }
        if (!history && (baseline.firstPeriod() != null || baseline.lastPeriod() != null)) {
            problems.add(new FieldProblem("/baseline/firstPeriod", "not-for-this-kind"));
        }
        if (baseline.kind() == TargetBaseline.Kind.SAME_PERIOD_LAST_YEAR
                && ChronoUnit.MONTHS.between(first, last) >= YEAR) {
            problems.add(new FieldProblem("/lastPeriod", "longer-than-a-year"));
        }
        if (history) {
            YearMonth from = month("/baseline/firstPeriod", baseline.firstPeriod(), problems);
            YearMonth to = month("/baseline/lastPeriod", baseline.lastPeriod(), problems);
            if (from != null && to != null && (to.isBefore(from) || !to.isBefore(first))) {
                problems.add(new FieldProblem("/baseline/lastPeriod", "history-not-before", first));
            }
        }
        return problems;
    }

    private static List<FieldProblem> trajectoryProblems(TargetText target, YearMonth first, YearMonth last) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<YearMonth> seen = new HashSet<>();
        boolean none = target.indicator() == null || target.goal().kind() == TargetGoal.Kind.YEARLY_CHANGE;
        if (none && !target.trajectory().isEmpty()) {
            problems.add(new FieldProblem("/trajectory", "not-for-this-kind"));
        }
        boolean yearly = !target.trajectory().isEmpty()
                && target.trajectory().stream()
                        .allMatch(milestone ->
                                YEAR_ALONE.matcher(milestone.period()).matches());
        for (int i = 0; i < target.trajectory().size(); i++) {
            String pointer = "/trajectory/" + i + "/period";
            String text = target.trajectory().get(i).period();
            // A year is over with its last reporting month, and within the target if it has begun by its end.
            YearMonth period = month(pointer, yearly ? text + "-12" : text, problems);
            YearMonth begun = yearly ? YearMonth.of(Integer.parseInt(text), 1) : period;
            if (period != null && begun != null && (period.isBefore(first) || begun.isAfter(last))) {
                problems.add(new FieldProblem(pointer, "milestone-outside", text));
            } else if (period != null && !seen.add(period)) {
                problems.add(new FieldProblem(pointer, "milestone-repeated", text));
            }
        }
        return problems;
    }

    private List<FieldProblem> scopeProblems(TargetText target, PlanFacts plan) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, UnitState> known = units.findAll(target.scope());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < target.scope().size(); i++) {
            String key = target.scope().get(i);
            UnitState unit = known.get(key);
            if (unit == null) {
                problems.add(new FieldProblem("/scope/" + i, "unit-unknown", key));
            } else if (!seen.add(key)) {
                problems.add(new FieldProblem("/scope/" + i, "unit-repeated", key));
            } else if (!plan.scope().isEmpty() && !isWithin(unit, plan.scope())) {
                problems.add(new FieldProblem("/scope/" + i, "unit-outside-plan", key));
            }
        }
        return problems;
    }

    /** In the tree of its own time, or in today's. */
    static boolean isWithin(UnitState unit, List<String> areas) {
        return Stream.concat(Stream.of(unit.path()), unit.today().stream().map(UnitState.Successor::path))
                .anyMatch(path -> path.stream().anyMatch(areas::contains));
    }
}
