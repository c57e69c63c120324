package vn.pcmt.report.exchange;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition as a formula of a sheet, where it is simple arithmetic: one comparison of sums of this period's and
 * the period before's figures. Whatever else a rule asks, only the server says.
 */
final class SheetCondition {

    private static final Pattern COMPARISON = Pattern.compile("([^<>=!&|?:]+?)\\s*(==|<=|>=|<|>)\\s*([^<>=!&|?:]+)");
    private static final Pattern SUM =
            Pattern.compile("\\s*(?:previous\\.)?[\\w]+(?:\\s*[-+*]\\s*(?:previous\\.)?[\\w]+)*\\s*");
    private static final Pattern FIGURE = Pattern.compile("(previous\\.)?\\b([A-Z]\\w*)\\b");

    /** Fractions are binary in a sheet: 0.1 + 0.2 is not quite 0.3. */
    private static final int DECIMALS = 6;

    private SheetCondition() {}

    /** Where the figures of a sheet are, by indicator; null where it has none. */
    record Cells(Map<String, String> now, Map<String, String> before) {
        private @Nullable String of(boolean previous, String code) {
            return (previous ? before : now).get(code);
        }
    }

    /**
     * A formula that is true while all figures are there and the condition is broken.
     *
     * @param condition as rules write it, such as {@code GC13 <= previous.GC11 + GC12}
     */
    static Optional<String> broken(String condition, Cells cells) {
        Matcher parts = COMPARISON.matcher(condition.strip());
        if (!parts.matches()
                || !SUM.matcher(parts.group(1)).matches()
                || !SUM.matcher(parts.group(3)).matches()) {
            return Optional.empty();
        }
        Set<String> used = new LinkedHashSet<>();
        Optional<String> left = sum(parts.group(1), cells, used);
        Optional<String> right = sum(parts.group(3), cells, used);
        if (left.isEmpty() || right.isEmpty() || used.isEmpty()) {
            return Optional.empty();
        }
        String operator = parts.group(2).equals("==") ? "=" : parts.group(2);
        return Optional.of("AND(COUNT(%s)=%d,NOT(ROUND(%s-(%s),%d)%s0))"
                .formatted(String.join(",", used), used.size(), left.get(), right.get(), DECIMALS, operator));
    }

    private static Optional<String> sum(String text, Cells cells, Set<String> used) {
        Matcher figures = FIGURE.matcher(text.strip());
        StringBuilder formula = new StringBuilder();
        while (figures.find()) {
            String cell = cells.of(figures.group(1) != null, figures.group(2));
            if (cell == null) {
                return Optional.empty();
            }
            used.add(cell);
            figures.appendReplacement(formula, Matcher.quoteReplacement(cell));
        }
        figures.appendTail(formula);
        return Optional.of(formula.toString().replace(" ", ""));
    }
}
