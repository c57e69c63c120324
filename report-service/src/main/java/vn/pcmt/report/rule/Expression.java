package vn.pcmt.report.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A compiled text. Safe for use by many threads. */
final class Expression {

    private final String text;
    private final Set<Operand> operands;
    private final CelRuntime.Program program;

    Expression(String text, Set<Operand> operands, CelRuntime.Program program) {
        this.text = text;
        this.operands = Set.copyOf(operands);
        this.program = program;
    }

    Set<Operand> operands() {
        return operands;
    }

    /** Of a condition, with nothing missing. */
    boolean holds(Facts facts) {
        return (Boolean) evaluate(facts);
    }

    /** Of a figure, with nothing missing. */
    BigDecimal figure(Facts facts) {
        BigDecimal figure = ((Exact) evaluate(facts)).value();
        return figure.scale() < 0 ? figure.setScale(0) : figure;
    }

    private Object evaluate(Facts facts) {
        Map<String, Object> variables = new HashMap<>();
        Map<Scope, Map<String, Object>> scopes = new HashMap<>();
        for (Operand operand : operands) {
            Exact figure = new Exact(Objects.requireNonNull(facts.of(operand), operand::toString));
            if (operand.scope() == Scope.NOW) {
                variables.put(operand.code(), figure);
            } else {
                scopes.computeIfAbsent(operand.scope(), scope -> new HashMap<>())
                        .put(operand.code(), figure);
            }
        }
        scopes.forEach((scope, figures) -> variables.put(scope.word(), figures));
        try {
            return program.eval(variables);
        } catch (CelEvaluationException impossible) {
            // Nothing is divided and nothing can overflow.
            throw new IllegalStateException(text, impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
