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
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Formula;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Row;

/**
 * Decides which figures are not told outside: small counts, and so many others that no small one can be computed back. Of
 * whoever tries it is assumed that he has every sum over the areas, also where it is not told, knows which indicators add up
 * to which, knows these rules, and may be one of the areas below, with all of its own figures. Why it is enough:
 * {@code docs/RATIONALE.md}. Pure.
 */
final class Suppression {

    /** So that two are left to doubt between for whoever knows one of them. */
    private static final int FEWEST = 3;

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
     */
    List<Withheld> of(Content content, List<Indicator> indicators, Collection<Withheld> before) {
        Map<String, Map<String, BigDecimal>> figures = new HashMap<>();
        content.rows().forEach(row -> figures.put(row.area(), figures(row)));
        Set<Withheld> withheld = new LinkedHashSet<>();
        for (List<String> group : groups(indicators)) {
            new Group(group, content, figures, before).withhold(withheld);
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
        indicators.stream()
                .filter(indicator -> indicator.entered() && indicator.decimals() == 0)
                .forEach(indicator -> counts.add(indicator.code()));
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
        private final List<String> rows = new ArrayList<>();

        Group(
                List<String> codes,
                Content content,
                Map<String, Map<String, BigDecimal>> figures,
                Collection<Withheld> before) {
            this.codes = codes;
            this.content = content;
            this.figures = figures;
            this.before = new HashSet<>(before);
        }

        void withhold(Set<Withheld> withheld) {
            content.below().stream().map(Row::area).filter(this::mustNotBeTold).forEach(rows::add);
            boolean safe = rows.isEmpty();
            if (!safe) {
                List<String> others = others();
                while (!isSafe() && !others.isEmpty()) {
                    rows.add(others.removeFirst());
                }
                safe = isSafe();
            }
            for (String code : codes) {
                // Where all of them are zero, the sum says so.
                if (sum(code).signum() > 0) {
                    rows.forEach(row -> withhold(row, code, withheld));
                }
            }
            withholdOfWhole(safe, withheld);
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
            if (codes.stream().anyMatch(code -> sum(code).signum() > 0 && count(code) < FEWEST)) {
                return false;
            }
            if (rows.stream().filter(row -> whole(row).signum() == 0).count() >= FEWEST - 1) {
                return true;
            }
            BigDecimal all = sum(codes.getFirst());
            BigDecimal largest = rows.stream()
                    .map(this::whole)
                    .max(Comparator.naturalOrder())
                    .orElse(BigDecimal.ZERO);
            return all.subtract(largest).compareTo(BigDecimal.valueOf(rows.size())) >= 0;
        }

        private BigDecimal sum(String code) {
            return rows.stream()
                    .map(row -> figures.getOrDefault(row, Map.of()).getOrDefault(code, BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private long count(String code) {
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

        /** The sums over the areas: small ones, and all of them where too few areas report to hide anything among them. */
        private void withholdOfWhole(boolean safe, Set<Withheld> withheld) {
            String whole = content.whole().area();
            List<String> hidden = new ArrayList<>(codes.stream()
                    .filter(code -> !safe && sum(code).signum() > 0
                            || isSmall(figure(whole, code))
                            || before.contains(new Withheld(whole, code)))
                    .toList());
            if (codes.size() > 1 && !hidden.isEmpty() && safe && !hidden.contains(codes.getFirst())) {
                hidden.add(partner(whole, hidden));
            }
            hidden.forEach(code -> withhold(whole, code, withheld));
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
