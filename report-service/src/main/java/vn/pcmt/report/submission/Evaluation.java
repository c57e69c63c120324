package vn.pcmt.report.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.rule.Severity;

/**
 * What would come of sending a draft as it is.
 *
 * @param acceptable whether its content would be taken
 * @param lines what is to be said of single fields; nothing of those that are well
 */
public record Evaluation(boolean acceptable, List<Line> lines) {
    public Evaluation {
        lines = List.copyOf(lines);
    }

    /**
     * @param pointer into the draft, such as {@code /values/CA01}
     * @param code of the problem, or of the rule's check
     * @param message in the reader's language, with the numbers
     * @param rule that is broken, under which an explanation is kept; null for what no rule says
     * @param explained whether a warning has its explanation
     */
    public record Line(
            String pointer,
            String code,
            Severity severity,
            String message,
            @Nullable String rule,
            boolean explained) {}
}
