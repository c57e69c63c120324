package vn.pcmt.plan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.reporting.ReportTemplates;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * What must hold for a plan. What is wrong is refused at once; what is only missing is refused when the plan is issued.
 */
@Component
class PlanRules {
    private final UnitDirectory units;
    private final PlanTree tree;
    private final ReportTemplates templates;
    private final PlanSettings settings;

    PlanRules(UnitDirectory units, PlanTree tree, ReportTemplates templates, PlanSettings settings) {
        this.units = units;
        this.tree = tree;
        this.templates = templates;
        this.settings = settings;
    }

    /** @throws Refusal {@code plan-refused} with the fields at fault */
    void checkDraft(String id, PlanText plan) {
        refuse("plan-refused", wrong(id, plan, Set.of()));
    }

    /**
     * @param parts what the parts of the plan find not in order
     * @throws Refusal {@code plan-not-issuable} with the fields at fault
     */
    void checkIssue(String id, PlanText plan, List<FieldProblem> parts) {
        refuse(
                "plan-not-issuable",
                Stream.of(missing(plan), tree.issueProblems(plan), wrong(id, plan, Set.of()), parts)
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * Units that the plan names already stay good, whatever has become of them since.
     *
     * @throws Refusal {@code plan-refused} with the fields at fault
     */
    void checkAmendment(String id, PlanText before, AmendmentText amendment, LocalDate today) {
        PlanText after = amendment.plan();
        List<FieldProblem> problems = new ArrayList<>();
        if (before.issuedOn() != null && amendment.on().isBefore(before.issuedOn())) {
            problems.add(new FieldProblem("/on", "amendment-before-plan", amendment.on(), before.issuedOn()));
        }
        if (amendment.on().isAfter(today)) {
            problems.add(new FieldProblem("/on", "effective-in-future"));
        }
        if (after.kind() != before.kind()) {
            problems.add(new FieldProblem("/plan/kind", "amendment-fixed"));
        }
        if (!Objects.equals(after.parent(), before.parent())) {
            problems.add(new FieldProblem("/plan/parent", "amendment-fixed"));
        }
        FreeText.check("/reason", amendment.reason(), problems);
        Stream.of(missing(after), wrong(id, after, named(before)))
                .flatMap(List::stream)
                .map(one -> new FieldProblem("/plan" + one.pointer(), one.code(), one.args()))
                .forEach(problems::add);
        refuse("plan-refused", problems);
    }

    private static Set<String> named(PlanText plan) {
        Set<String> keys = new HashSet<>(plan.scope());
        plan.requirements().forEach(required -> keys.addAll(required.scope()));
        return keys;
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
        if (plan.kind() == PlanKind.PROJECT && plan.lead() == null) {
            problems.add(new FieldProblem("/lead", "project-needs-lead"));
        }
        return problems;
    }

    private List<FieldProblem> wrong(String id, PlanText plan, Set<String> namedBefore) {
        List<FieldProblem> problems = new ArrayList<>();
        if (plan.from() != null && plan.to() != null && plan.from().isAfter(plan.to())) {
            problems.add(new FieldProblem("/to", "period-reversed", plan.from(), plan.to()));
        }
        problems.addAll(tree.problems(id, plan));
        problems.addAll(peakProblems(plan));
        problems.addAll(plan.personalData());
        Map<String, UnitState> known = units.findAll(Stream.of(
                        plan.scope().stream(),
                        plan.requirements().stream().flatMap(required -> required.scope().stream()),
                        Stream.ofNullable(
                                plan.lead() == null ? null : plan.lead().unitKey()))
                .flatMap(keys -> keys)
                .distinct()
                .toList());
        LocalDate from = firstDay(plan);
        problems.addAll(scopeProblems("/scope", plan.scope(), known, from, plan.to(), namedBefore));
        if (plan.lead() != null
                && plan.lead().unitKey() != null
                && !known.containsKey(plan.lead().unitKey())) {
            problems.add(new FieldProblem(
                    "/lead/unitKey", "unit-unknown", plan.lead().unitKey()));
        }
        Set<String> ids = new HashSet<>();
        Set<String> reports = plan.requirements().isEmpty() ? Set.of() : templates.codes();
        Set<String> provincial = plan.requirements().isEmpty() ? Set.of() : templates.provincialCodes();
        for (int i = 0; i < plan.requirements().size(); i++) {
            RequirementText required = plan.requirements().get(i);
            String pointer = "/requirements/" + i;
            if (!ids.add(required.id())) {
                problems.add(new FieldProblem(pointer + "/id", "requirement-repeated", required.id()));
            }
            List<FieldProblem> itsOwn = RequirementRules.problems(pointer, required, reports, provincial, settings);
            problems.addAll(itsOwn);
            if (itsOwn.isEmpty()) {
                LocalDate begins = required.first().from(settings.cutOffDay());
                problems.addAll(scopeProblems(pointer + "/scope", required.scope(), known, begins, null, namedBefore));
                problems.addAll(levelProblems(pointer + "/scope", required, known));
            }
        }
        return problems;
    }

    /** What a province owes for its own forces, only a province can be asked for. */
    private static List<FieldProblem> levelProblems(
            String pointer, RequirementText required, Map<String, UnitState> known) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < required.scope().size() && required.level() == ReportingLevel.PROVINCE; i++) {
            UnitState unit = known.get(required.scope().get(i));
            if (unit != null && unit.kind() != UnitKind.PROVINCE) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-no-province", unit.name()));
            }
        }
        return problems;
    }

    /** From when the units of a plan have to exist: as the plan says, else its document; null if neither says. */
    private static @Nullable LocalDate firstDay(PlanText plan) {
        return plan.from() != null ? plan.from() : plan.issuedOn();
    }

    private static List<FieldProblem> peakProblems(PlanText plan) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < plan.peaks().size(); i++) {
            PlanText.PeakText peak = plan.peaks().get(i);
            String pointer = "/peaks/" + i;
            if (!names.add(peak.name())) {
                problems.add(new FieldProblem(pointer + "/name", "peak-repeated", peak.name()));
            }
            if (peak.to().isBefore(peak.from())) {
                problems.add(new FieldProblem(pointer + "/to", "period-reversed", peak.from(), peak.to()));
            } else if ((plan.from() != null && peak.from().isBefore(plan.from()))
                    || (plan.to() != null && peak.to().isAfter(plan.to()))) {
                problems.add(new FieldProblem(pointer, "peak-outside-plan", peak.name()));
            }
        }
        return problems;
    }

    private static List<FieldProblem> scopeProblems(
            String pointer,
            List<String> scope,
            Map<String, UnitState> known,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<String> namedBefore) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scope.size(); i++) {
            UnitState unit = known.get(scope.get(i));
            if (unit == null) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-unknown", scope.get(i)));
            } else if (!seen.add(scope.get(i))) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-repeated", scope.get(i)));
            } else if (!namedBefore.contains(scope.get(i)) && neverExists(unit, from, to)) {
                problems.add(new FieldProblem(pointer + "/" + i, "unit-outside-period", scope.get(i)));
            }
        }
        return problems;
    }

    private static boolean neverExists(UnitState unit, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean ceasedBefore =
                from != null && unit.validTo() != null && !unit.validTo().isAfter(from);
        boolean beginsAfter = to != null && unit.validFrom().isAfter(to);
        return ceasedBefore || beginsAfter;
    }
}
