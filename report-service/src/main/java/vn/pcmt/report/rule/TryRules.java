package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;

/** An administrator tries conditions on figures, before they go into a rule file. Keeps nothing. */
@Component
class TryRules {

    private final Catalogue catalogue;

    TryRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What came of one condition. */
    enum Result {
        HOLDS,
        BROKEN,
        NOT_APPLICABLE
    }

    /**
     * @param shown the figures to show, where the condition is broken
     * @param missing what it needs and was not given
     */
    record Outcome(Result result, List<BigDecimal> shown, List<String> missing) {}

    /** @throws Refusal {@code forbidden}, or {@code trial-invalid} with every expression that does not compile */
    List<Outcome> tryOut(Caller caller, RuleController.Trial trial) {
        caller.requireAny(OfficerRole.ADMIN);
        Language language = new Language(
                catalogue.indicators().stream().map(Indicator::code).toList());
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, Map<String, BigDecimal>> others = trial.others() == null ? Map.of() : trial.others();
        others.keySet().stream()
                .filter(word -> Scope.of(word).isEmpty())
                .sorted()
                .forEach(word -> problems.add(new FieldProblem("/others", "scope-unknown", word)));
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < trial.checks().size(); i++) {
            RuleController.Condition condition = trial.checks().get(i);
            try {
                checks.add(new Check("", "", language.condition(condition.holds()), shown(language, condition.show())));
            } catch (MalformedExpression malformed) {
                problems.add(new FieldProblem("/checks/" + i, "expression-malformed", malformed.problem()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "trial-invalid", problems.size()).withFields(problems);
        }
        Facts facts = operand -> operand.scope() == Scope.NOW
                ? trial.figures().get(operand.code())
                : others.getOrDefault(operand.scope().word(), Map.of()).get(operand.code());
        return checks.stream().map(check -> outcome(check.judge(facts))).toList();
    }

    private static List<Expression> shown(Language language, @Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(language::figure).toList();
    }

    private static Outcome outcome(Check.Verdict verdict) {
        return switch (verdict) {
            case Check.Verdict.Holds holds -> new Outcome(Result.HOLDS, List.of(), List.of());
            case Check.Verdict.Broken broken -> new Outcome(Result.BROKEN, broken.shown(), List.of());
            case Check.Verdict.NotApplicable none ->
                new Outcome(
                        Result.NOT_APPLICABLE,
                        List.of(),
                        none.missing().stream().map(Operand::toString).sorted().toList());
        };
    }
}
