package vn.pcmt.report.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Formula;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.publication.Published.Secret;

/**
 * Decides which figures are not told outside: small counts, and so many others that no small one can be computed back, not
 * with what was published before either. Of whoever tries it is assumed that he has every sum over the areas, also where it
 * is not told, knows which indicators add up to which, knows these rules, and may be one of the areas below, with all of its
 * own figures. Why it is enough: {@code docs/RATIONALE.md}. Pure.
 */
final class Suppression {

    /** So that two are left to doubt between for whoever knows one of them. */
    private static final int FEWEST = 3;

    /** How many others must be in doubt about a figure, for the same reason. */
    private static final int DOUBTS = 2;

    private final BigDecimal threshold;
    private final List<List<String>> sums;

    /** @param sums codes of which the first is the sum of the others */
    Suppression(int threshold, List<List<String>> sums) {
        this.threshold = BigDecimal.valueOf(threshold);
        this.sums = sums;
    }

    /**
     * What of a table is not told.
     *
     * @param indicators of its columns
     * @param before what was not told in earlier vintages and is not now: one that did not change since would be told
     * @param published what was told of the same areas, in other spans of time or other tables
     */
    List<Withheld> of(Content content, List<Indicator> indicators, Collection<Withheld> before, Published published) {
        Map<String, Map<String, BigDecimal>> figures = new HashMap<>();
        content.rows().forEach(row -> figures.put(row.area(), figures(row)));
        Set<Withheld> withheld = new LinkedHashSet<>();
        for (List<String> group : groups(indicators)) {
            new Group(
                            group,
                            content,
                            figures,
                            before,
                            published
                            .new Beside(
                                    indicators.stream()
                                            .filter(one -> group.contains(one.code()))
                                            .toList(),
                                    content,
                                    threshold.longValueExact()))
                    .withhold(withheld);
        }
        withholdRatios(content, indicators, withheld);
        return List.copyOf(withheld);
    }

    private static Map<String, BigDecimal> figures(Row row) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (Cell cell : row.cells()) {
            if (cell.accepted() != null) {
                figures.put(cell.indicator(), cell.accepted());
            }
        }
        return figures;
    }

    /** The columns of counts: those that add up to one another together, each other by itself. */
    private List<List<String>> groups(List<Indicator> indicators) {
        Set<String> counts = new LinkedHashSet<>();
        indicators.stream().filter(Published::isCount).forEach(indicator -> counts.add(indicator.code()));
        List<List<String>> groups = new ArrayList<>();
        for (List<String> sum : sums) {
            if (counts.contains(sum.getFirst())) {
                List<String> asked = sum.stream().filter(counts::contains).toList();
                groups.add(asked);
                asked.forEach(counts::remove);
            }
        }
        counts.forEach(code -> groups.add(List.of(code)));
        return groups;
    }

    private boolean isSmall(@Nullable BigDecimal figure) {
        return figure != null && figure.signum() > 0 && figure.compareTo(threshold) < 0;
    }

    /** Columns that are looked at together, with the rows in which they are not told. */
    private final class Group {
        private final List<String> codes;
        private final Content content;
        private final Map<String, Map<String, BigDecimal>> figures;
        private final Set<Withheld> before;
        private final Published.Beside beside;
        private final List<String> rows = new ArrayList<>();
        /** Whether what else was published would tell a figure of the table from its sums. */
        private boolean sumsTell;

        Group(
                List<String> codes,
                Content content,
                Map<String, Map<String, BigDecimal>> figures,
                Collection<Withheld> before,
                Published.Beside beside) {
            this.codes = codes;
            this.content = content;
            this.figures = figures;
            this.before = new HashSet<>(before);
            this.beside = beside;
        }

        void withhold(Set<Withheld> withheld) {
            content.below().stream().map(Row::area).filter(this::mustNotBeTold).forEach(rows::add);
            Set<Secret> lost = new HashSet<>();
            List<List<Secret>> secrets = beside.secrets();
            boolean safe;
            do {
                safe = isSafeWithOthers();
            } while (withholdsMore(secrets, safe, lost));
            for (String code : codes) {
                // Where all of them are zero, the sum says so.
                if (sum(code).signum() > 0) {
                    rows.forEach(row -> withhold(row, code, withheld));
                }
            }
            withholdOfWhole(safe, withheld);
        }

        private boolean isSafeWithOthers() {
            if (rows.isEmpty()) {
                return true;
            }
            List<String> others = others();
            while (!isSafe() && !others.isEmpty()) {
                rows.add(others.removeFirst());
            }
            return isSafe();
        }

        /**
         * Withholds one more row, or the sums, where a small figure could be computed with what was published before.
         *
         * @param lost figures that nothing in this table can keep back
         */
        private boolean withholdsMore(List<List<Secret>> secrets, boolean safe, Set<Secret> lost) {
            for (List<Secret> some : secrets) {
                for (Map.Entry<Secret, Integer> one :
                        beside.doubts(some, hides(safe), DOUBTS).entrySet()) {
                    Secret secret = one.getKey();
                    int doubts = one.getValue();
                    if (doubts < DOUBTS && !lost.contains(secret)) {
                        if (doubts(secret, (area, code) -> true) > doubts && helps(secret, doubts, safe)) {
                            return true;
                        }
                        lost.add(secret);
                    }
                }
            }
            return false;
        }

        private int doubts(Secret secret, BiPredicate<String, String> hides) {
            return beside.doubts(List.of(secret), hides, DOUBTS).getOrDefault(secret, 0);
        }

        private boolean helps(Secret secret, int doubts, boolean safe) {
            List<String> others = others();
            if (others.remove(secret.area())) {
                others.addFirst(secret.area());
            }
            for (String other : others) {
                rows.add(other);
                if (doubts(secret, hides(safe)) > doubts) {
                    return true;
                }
                rows.removeLast();
            }
            if (!sumsTell) {
                sumsTell = true;
                if (doubts(secret, hides(safe)) > doubts) {
                    return true;
                }
                sumsTell = false;
            }
            // One alone may not be enough; all of them are, if need be with the sums.
            boolean more = rows.addAll(others);
            if (doubts(secret, hides(safe)) <= doubts && !sumsTell) {
                sumsTell = true;
                more = true;
            }
            return more;
        }

        /** What of the table is not told, as it stands. */
        private BiPredicate<String, String> hides(boolean safe) {
            Set<String> hidden = Set.copyOf(rows);
            Set<String> counting =
                    codes.stream().filter(code -> sum(code).signum() > 0).collect(Collectors.toSet());
            Set<String> sums = Set.copyOf(hiddenSums(safe));
            return (area, code) -> area.equals(content.whole().area())
                    ? sums.contains(code)
                    : hidden.contains(area) && counting.contains(code);
        }

        private boolean mustNotBeTold(String row) {
            return codes.stream()
                    .anyMatch(code -> isSmall(figure(row, code)) || before.contains(new Withheld(row, code)));
        }

        /** Rows that may join: the smallest figures first, so that little is lost, and what is zero last. */
        private List<String> others() {
            List<String> others = new ArrayList<>(content.below().stream()
                    .map(Row::area)
                    .filter(row -> !rows.contains(row) && codes.stream().allMatch(code -> figure(row, code) != null))
                    .toList());
            others.sort(Comparator.<String, Boolean>comparing(row -> whole(row).signum() == 0)
                    .thenComparing(this::whole)
                    .thenComparing(row -> row));
            return others;
        }

        private BigDecimal whole(String row) {
            return figures.getOrDefault(row, Map.of()).getOrDefault(codes.getFirst(), BigDecimal.ZERO);
        }

        /**
         * Whether nobody can compute one of the figures back. Zeros only join when nothing else is left. Without them a
         * reader knows that each of the figures is at least one; so there must be more than ones to be shared among those
         * that are left when the largest is known.
         */
        private boolean isSafe() {
            List<String> unknown = rows.stream()
                    .filter(row -> !beside.isKnown(row, codes.getFirst()))
                    .toList();
            if (codes.stream().anyMatch(code -> sum(unknown, code).signum() > 0 && count(unknown, code) < FEWEST)) {
                return false;
            }
            if (unknown.stream().filter(row -> whole(row).signum() == 0).count() >= FEWEST - 1) {
                return true;
            }
            BigDecimal all = sum(unknown, codes.getFirst());
            BigDecimal largest = unknown.stream()
                    .map(this::whole)
                    .max(Comparator.naturalOrder())
                    .orElse(BigDecimal.ZERO);
            return all.subtract(largest).compareTo(BigDecimal.valueOf(unknown.size())) >= 0;
        }

        private BigDecimal sum(String code) {
            return sum(rows, code);
        }

        private BigDecimal sum(List<String> rows, String code) {
            return rows.stream()
                    .map(row -> figures.getOrDefault(row, Map.of()).getOrDefault(code, BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private long count(List<String> rows, String code) {
            return rows.stream().filter(row -> figure(row, code) != null).count();
        }

        private @Nullable BigDecimal figure(String row, String code) {
            return figures.getOrDefault(row, Map.of()).get(code);
        }

        private void withhold(String row, String code, Set<Withheld> withheld) {
            if (figure(row, code) != null) {
                withheld.add(new Withheld(row, code));
            }
        }

        private void withholdOfWhole(boolean safe, Set<Withheld> withheld) {
            hiddenSums(safe).forEach(code -> withhold(content.whole().area(), code, withheld));
        }

        /** The sums over the areas: small ones, and all of them where too few areas report to hide anything among them. */
        private List<String> hiddenSums(boolean safe) {
            String whole = content.whole().area();
            List<String> hidden = new ArrayList<>(codes.stream()
                    .filter(code -> sumsTell
                            || !safe && sum(code).signum() > 0
                            || isSmall(figure(whole, code))
                            || before.contains(new Withheld(whole, code)))
                    .toList());
            if (codes.size() > 1 && !hidden.isEmpty() && safe && !hidden.contains(codes.getFirst())) {
                hidden.add(partner(whole, hidden));
            }
            return hidden;
        }

        /**
         * What else of a sum must not be told, so that a part of it cannot be computed from the rest: another part that
         * could have taken from it, else the sum itself.
         */
        private String partner(String whole, List<String> hidden) {
            return codes.stream()
                    .skip(1)
                    .filter(code -> !hidden.contains(code))
                    .filter(code -> {
                        BigDecimal figure = figure(whole, code);
                        return figure != null
                                && figure.compareTo(threshold) >= 0
                                && (content.below().isEmpty() || sum(code).signum() > 0);
                    })
                    .min(Comparator.comparing(
                            code -> figures.getOrDefault(whole, Map.of()).getOrDefault(code, BigDecimal.ZERO)))
                    .orElse(codes.getFirst());
        }
    }

    /**
     * A ratio tells its parts. One that adds up the year tells periods of which this table knows nothing, so below the
     * area it is never told.
     */
    private static void withholdRatios(Content content, List<Indicator> indicators, Set<Withheld> withheld) {
        for (Indicator indicator : indicators) {
            Formula formula = indicator.formula();
            if (formula != null) {
                for (Row row : content.rows()) {
                    boolean ofYearBelow = formula.yearToDate() && row != content.whole();
                    if (ofYearBelow
                            || formula.parts().stream()
                                    .anyMatch(part -> withheld.contains(new Withheld(row.area(), part)))) {
                        withheld.add(new Withheld(row.area(), indicator.code()));
                    }
                }
            }
        }
    }
}
