package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about one field, as far as an index can use it. It may allow more than the query does, never less:
 * every document found is matched against the whole query afterwards, unless {@link IndexScan#answers} it.
 */
sealed interface FieldBounds {

    /** One of these values. */
    record Points(List<@Nullable Object> values) implements FieldBounds {}

    /** Between two bounds; a bound that is absent is the {@link KeyOrder.Edge} of the other one's type. */
    record Range(Object from, Object to, boolean bothGiven) implements FieldBounds {}

    /** {@code ^} and characters that mean themselves; the rest of the expression is left to the matcher. */
    Pattern LITERAL_PREFIX = Pattern.compile(
            "\\^(?:\\\\Q(?<quoted>.*?)\\\\E|(?<plain>(?:[\\w :;,@~#/_-]|\\\\[^\\w])+))(?<next>.?).*", Pattern.DOTALL);

    /** What a query value says, or null when an index is of no use. */
    static @Nullable FieldBounds of(@Nullable Object condition) {
        if (BsonRegularExpression.isRegularExpression(condition)) {
            return prefix(condition);
        }
        if (condition instanceof Document document && isOperators(document)) {
            return ofOperators(document);
        }
        return condition instanceof Collection<?> ? null : new Points(points(condition));
    }

    private static List<@Nullable Object> points(@Nullable Object value) {
        List<@Nullable Object> points = new ArrayList<>(1);
        points.add(value);
        return points;
    }

    private static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    private static @Nullable FieldBounds ofOperators(Document operators) {
        Object from = null;
        Object to = null;
        for (Map.Entry<String, Object> operator : operators.entrySet()) {
            Object value = operator.getValue();
            switch (operator.getKey()) {
                case "$eq" -> {
                    return value instanceof Collection<?> ? null : new Points(points(value));
                }
                case "$in" -> {
                    return in(value);
                }
                case "$gt", "$gte" -> from = value;
                case "$lt", "$lte" -> to = value;
                case "$regex" -> {
                    return prefix(operators);
                }
                default -> {
                    // left to the matcher
                }
            }
        }
        if (isUnordered(from) || isUnordered(to) || (from == null && to == null)) {
            return null;
        }
        return new Range(
                from == null ? KeyOrder.Edge.before(to) : from,
                to == null ? KeyOrder.Edge.after(from) : to,
                from != null && to != null);
    }

    private static boolean isUnordered(@Nullable Object bound) {
        return bound instanceof Collection<?> || bound instanceof Document;
    }

    private static @Nullable FieldBounds in(@Nullable Object values) {
        if (!(values instanceof Collection<?> collection)) {
            return null;
        }
        for (Object value : collection) {
            if (value instanceof Collection<?> || BsonRegularExpression.isRegularExpression(value)) {
                return null;
            }
        }
        return new Points(new ArrayList<>(collection));
    }

    private static @Nullable FieldBounds prefix(@Nullable Object condition) {
        BsonRegularExpression expression = BsonRegularExpression.convertToRegularExpression(condition);
        String options = expression.getOptions();
        if (options != null && !options.isEmpty()) {
            return null;
        }
        String prefix = literalPrefix(expression.getPattern());
        return prefix.isEmpty() ? null : new Range(prefix, prefix + Character.MAX_VALUE, true);
    }

    /** The text every match of the pattern begins with; empty when there is none. */
    static String literalPrefix(String pattern) {
        Matcher matcher = LITERAL_PREFIX.matcher(pattern);
        if (!matcher.matches() || pattern.contains("|")) {
            return "";
        }
        String quoted = matcher.group("quoted");
        if (quoted != null) {
            return isRepeated(matcher) ? "" : quoted;
        }
        String plain = matcher.group("plain").replaceAll("\\\\([^\\w])", "$1");
        return isRepeated(matcher) ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** The character before an optional repetition need not be there. */
    private static boolean isRepeated(Matcher matcher) {
        String next = matcher.group("next");
        return next.equals("*") || next.equals("?") || next.equals("{");
    }
}
