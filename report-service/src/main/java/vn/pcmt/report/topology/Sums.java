package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;

/**
 * What adds up over reports. The same type is a total, what one report gives to it, and a change of it: sums form a
 * group, so any order of additions and subtractions ends in the same total. Entries that are zero in all their parts are
 * left out, and decimals carry no trailing zeros, so equal sums are equal records.
 *
 * @param coverage of the reports of communes
 * @param outstanding deadline → reports of communes owed by then and not received
 * @param estimated reports that count with a share of less than 1
 * @param figures over all reports
 * @param provincial of the reports of provinces alone, whose figures are in the figures above; the same kind of sums,
 *     nothing in states stored before there were any
 */
record Sums(
        Coverage coverage,
        Map<Instant, Integer> outstanding,
        int estimated,
        Map<String, Figure> figures,
        Part provincial) {

    static final Sums NONE = new Sums(Coverage.NONE, Map.of(), 0, Map.of(), Part.NONE);

    @SuppressWarnings("ConstantConditions") // older states lack the part
    Sums {
        outstanding = Map.copyOf(outstanding);
        figures = Map.copyOf(figures);
        if (provincial == null) {
            provincial = Part.NONE;
        }
    }

    /** What provinces report themselves. */
    record Part(Coverage coverage, Map<Instant, Integer> outstanding, Map<String, Figure> figures) {
        static final Part NONE = new Part(Coverage.NONE, Map.of(), Map.of());

        Part {
            outstanding = Map.copyOf(outstanding);
            figures = Map.copyOf(figures);
        }

        private Part plus(Part other) {
            return new Part(
                    Sums.plus(coverage, other.coverage),
                    owed(outstanding, other.outstanding),
                    sum(figures, other.figures));
        }

        private Part negated() {
            return new Part(Sums.negated(coverage), map(outstanding, count -> -count), map(figures, Sums::negated));
        }
    }

    boolean isNone() {
        return equals(NONE);
    }

    Sums plus(Sums other) {
        return new Sums(
                plus(coverage, other.coverage),
                owed(outstanding, other.outstanding),
                estimated + other.estimated,
                sum(figures, other.figures),
                provincial.plus(other.provincial));
    }

    Sums minus(Sums other) {
        return plus(other.negated());
    }

    private Sums negated() {
        return new Sums(
                negated(coverage),
                map(outstanding, count -> -count),
                -estimated,
                map(figures, Sums::negated),
                provincial.negated());
    }

    private static Coverage negated(Coverage c) {
        return new Coverage(-c.expected(), -c.received(), -c.accepted(), -c.returned(), -c.onTime(), -c.late());
    }

    private static Figure negated(Figure f) {
        return new Figure(
                f.received().negate(), -f.receivedReports(), f.accepted().negate(), -f.acceptedReports());
    }

    private static Map<Instant, Integer> owed(Map<Instant, Integer> a, Map<Instant, Integer> b) {
        return merge(a, b, Integer::sum, count -> count == 0);
    }

    private static Map<String, Figure> sum(Map<String, Figure> a, Map<String, Figure> b) {
        return merge(a, b, Sums::plus, Figure.NONE::equals);
    }

    private static Coverage plus(Coverage a, Coverage b) {
        return new Coverage(
                a.expected() + b.expected(),
                a.received() + b.received(),
                a.accepted() + b.accepted(),
                a.returned() + b.returned(),
                a.onTime() + b.onTime(),
                a.late() + b.late());
    }

    private static Figure plus(Figure a, Figure b) {
        return new Figure(
                plain(a.received().add(b.received())),
                a.receivedReports() + b.receivedReports(),
                plain(a.accepted().add(b.accepted())),
                a.acceptedReports() + b.acceptedReports());
    }

    /** The same number without trailing zeros and without an exponent: the sum of 1.50 and −0.50 is 1, not 1.00. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static <K, V> Map<K, V> merge(Map<K, V> a, Map<K, V> b, BinaryOperator<V> plus, Predicate<V> isZero) {
        Map<K, V> sum = new HashMap<>(a);
        b.forEach((key, value) -> sum.merge(key, value, plus));
        sum.values().removeIf(isZero);
        return sum;
    }

    private static <K, V> Map<K, V> map(Map<K, V> values, UnaryOperator<V> change) {
        Map<K, V> changed = new HashMap<>();
        values.forEach((key, value) -> changed.put(key, change.apply(value)));
        return changed;
    }
}
