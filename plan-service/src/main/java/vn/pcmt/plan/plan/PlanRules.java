package vn.pcmt.plan.plan;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * What must hold for a plan. What is wrong is refused at once; what is only missing is refused when the plan is issued.
 */
@Component
class PlanRules {
    private static final Pattern MONTH = Pattern.compile("20\\d{2}-\\d{2}");

    private final UnitDirectory units;
    private final PlanSettings settings;

    PlanRules(UnitDirectory units, PlanSettings settings) {
        this.units = units;
        this.settings = settings;
    }

    /** @throws Refusal {@code plan-refused} with the fields at fault */
    void checkDraft(PlanText plan) {
        refuse("plan-refused", wrong(plan));
    }

    /**
     * @param parts what the parts of the plan find not in order
     * @throws Refusal {@code plan-not-issuable} with the fields at fault
     */
    void checkIssue(PlanText plan, List<FieldProblem> parts) {
        refuse(
                "plan-not-issuable",
                Stream.of(missing(plan), wrong(plan), parts)
                        .flatMap(List::stream)
                        .toList());
    }

    private static void refuse(String code, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, code).withFields(problems);
        }
    }

    private static List<FieldProblem> missing(PlanText plan) {
        List<FieldProblem> problems = new ArrayList<>();
        if (plan.issuer() == null || plan.issuer().isBlank()) {
            problems.add(new FieldProblem("/issuer", "issuer-missing"));
        }
        if (plan.scope().isEmpty()) {
            problems.add(new FieldProblem("/scope", "scope-missing"));
        }
        return problems;
    }

    private List<FieldProblem> wrong(PlanText plan) {
        List<FieldProblem> problems = new ArrayList<>();
        if (plan.from() != null && plan.to() != null && plan.from().isAfter(plan.to())) {
            problems.add(new FieldProblem("/to", "period-reversed", plan.from(), plan.to()));
        }
        Map<String, UnitState> known = units.findAll(Stream.concat(
                        plan.scope().stream(),
                        plan.requirements().stream().flatMap(required -> required.scope().stream()))
                .distinct()
                .toList());
        problems.addAll(scopeProblems("/scope", plan.scope(), known, plan));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < plan.requirements().size(); i++) {
            RequirementText required = plan.requirements().get(i);
            String pointer = "/requirements/" + i;
            if (!ids.add(required.id())) {
                problems.add(new FieldProblem(pointer + "/id", "requirement-repeated", required.id()));
            }
            if (!settings.templates().contains(required.template())) {
                problems.add(new FieldProblem(
                        pointer + "/template",
                        "template-unknown",
                        required.template(),
                        String.join(", ", settings.templates())));
            }
            problems.addAll(scopeProblems(pointer + "/scope", required.scope(), known, null));
            problems.addAll(periodProblems(pointer, required));
        }
        return problems;
    }

    private static List<FieldProblem> scopeProblems(
            String pointer, List<String> scope, Map<String, UnitState> known, @Nullable PlanText plan) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scope.size(); i++) {
            UnitState unit = known.get(scope.get(i));
            if (unit == null) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-unknown", scope.get(i)));
            } else if (!seen.add(scope.get(i))) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-repeated", scope.get(i)));
            } else if (plan != null && neverExistsDuring(plan, unit)) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-outside-period", scope.get(i)));
            }
        }
        return problems;
    }

    private static boolean neverExistsDuring(PlanText plan, UnitState unit) {
        boolean ceasedBefore =
                plan.from() != null && unit.validTo() != null && !unit.validTo().isAfter(plan.from());
        boolean beginsAfter = plan.to() != null && unit.validFrom().isAfter(plan.to());
        return ceasedBefore || beginsAfter;
    }

    private static List<FieldProblem> periodProblems(String pointer, RequirementText required) {
        List<FieldProblem> problems = new ArrayList<>();
        YearMonth first = month(required.firstPeriod());
        YearMonth last = required.lastPeriod() == null ? null : month(required.lastPeriod());
        if (first == null) {
            problems.add(new FieldProblem(pointer + "/firstPeriod", "month-malformed", required.firstPeriod()));
        }
        if (required.lastPeriod() != null && last == null) {
            problems.add(new FieldProblem(pointer + "/lastPeriod", "month-malformed", required.lastPeriod()));
        }
        if (first != null && last != null && last.isBefore(first)) {
            problems.add(new FieldProblem(pointer + "/lastPeriod", "period-reversed", first, last));
        }
        return problems;
    }

    /** A month of this century such as {@code 2024-12}, null if it is none. */
    static @Nullable YearMonth month(String text) {
        if (!MONTH.matcher(text).matches()) {
            return null;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException invalid) {
            return null;
        }
    }
}
