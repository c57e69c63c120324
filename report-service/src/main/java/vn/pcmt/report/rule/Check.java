package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One compiled condition on one figure.
 *
 * @param id stable, of the text that says what is wrong
 * @param indicator code of the figure to look at
 * @param show what the text tells, in its order
 * @param needs all that must be known to say anything
 * @param indicators that a form must ask for, for the check to apply to it
 */
record Check(
        String id,
        String indicator,
        Expression holds,
        List<Expression> show,
        Set<Operand> needs,
        Set<String> indicators) {

    private static final Pattern LIMIT = Pattern.compile("\\blimit\\.(\\w+)");

    /** Stands in the file for each of several indicators in turn. */
    private static final Pattern IT = Pattern.compile("\\bit\\b");

    Check(String id, String indicator, Expression holds, List<Expression> show) {
        this(id, indicator, holds, show, needs(holds, show));
    }

    private Check(String id, String indicator, Expression holds, List<Expression> show, Set<Operand> needs) {
        this(
                id,
                indicator,
                holds,
                show,
                needs,
                needs.stream()
                        .filter(operand -> operand.scope() != Scope.UNIT)
                        .map(Operand::code)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<Operand> needs(Expression holds, List<Expression> show) {
        return Stream.concat(Stream.of(holds), show.stream())
                .flatMap(expression -> expression.operands().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param limits whole numbers that stand in the condition by their names */
    static Stream<Check> compile(
            RuleFile.Rule rule, RuleFile.Check text, Map<String, Integer> limits, Language language) {
        String id = text.id() == null ? rule.id() : rule.id() + "-" + text.id();
        return text.fields().stream()
                .map(code -> new Check(
                        id,
                        code,
                        language.condition(of(limited(text.holds(), limits), code)),
                        text.show().stream()
                                .map(shown -> language.figure(of(shown, code)))
                                .toList()));
    }

    private static String limited(String text, Map<String, Integer> limits) {
        return LIMIT.matcher(text).replaceAll(named -> {
            Integer limit = limits.get(named.group(1));
            if (limit == null) {
                throw new MalformedExpression(text, "unknown limit " + named.group(1));
            }
            return String.valueOf(limit);
        });
    }

    private static String of(String text, String code) {
        return IT.matcher(text).replaceAll(code);
    }

    /** What came of judging. */
    sealed interface Verdict {
        /** The condition is met. */
        record Holds() implements Verdict {}

        /** It is not. */
        record Broken(List<BigDecimal> shown) implements Verdict {}

        /** Nothing can be said. */
        record NotApplicable(Set<Operand> missing) implements Verdict {}
    }

    Verdict judge(Facts facts) {
        for (Operand needed : needs) {
            if (facts.of(needed) == null) {
                return new Verdict.NotApplicable(needs.stream()
                        .filter(operand -> facts.of(operand) == null)
                        .collect(Collectors.toSet()));
            }
        }
        return holds.holds(facts)
                ? new Verdict.Holds()
                : new Verdict.Broken(
                        show.stream().map(shown -> shown.figure(facts)).toList());
    }
}
