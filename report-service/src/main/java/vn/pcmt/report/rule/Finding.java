package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that the figures of a report break. What was taken keeps its findings as they were judged then.
 *
 * @param rule id, such as {@code R06}
 * @param check which of the rule's checks; its text is the message {@code field.<check>}, whose arguments are the
 *     indicator and then the figures
 * @param indicator code of the figure to look at
 * @param figures the arithmetic, in the order of the text
 * @param explanation what the unit said to it; null if nothing
 */
public record Finding(
        String rule,
        String check,
        Severity severity,
        String indicator,
        List<BigDecimal> figures,
        @Nullable String explanation) {
    public Finding {
        figures = List.copyOf(figures);
    }

    /** The same with what the unit says to it. */
    public Finding explained(String text) {
        return new Finding(rule, check, severity, indicator, figures, text);
    }

    /** Arguments of the text. */
    public Object[] arguments() {
        Object[] arguments = new Object[figures.size() + 1];
        arguments[0] = indicator;
        for (int i = 0; i < figures.size(); i++) {
            arguments[i + 1] = figures.get(i);
        }
        return arguments;
    }
}
