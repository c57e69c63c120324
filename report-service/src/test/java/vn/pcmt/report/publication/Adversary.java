package vn.pcmt.report.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Row;

/**
 * Somebody who has the edition for outside and tries to compute what it does not tell. He solves the linear system of all sums
 * over the areas and of all sums of indicators for the least and the greatest value that a cell can have. He knows that
 * counts are not negative, and that zeros are withheld only where nothing else is left.
 */
final class Adversary {

    private final Content table;
    private final Set<Withheld> withheld;
    private final List<List<String>> sums;
    private final boolean knowsTotals;
    private final @Nullable String own;

    /**
     * @param knowsTotals whether he has the sums over the areas from elsewhere
     * @param own an area of which he has all figures; null for none
     */
    Adversary(
            Content table,
            Collection<Withheld> withheld,
            List<List<String>> sums,
            boolean knowsTotals,
            @Nullable String own) {
        this.table = table;
        this.withheld = Set.copyOf(withheld);
        this.sums = sums;
        this.knowsTotals = knowsTotals;
        this.own = own;
    }

    /** Between which a figure must lie, so far as he can tell. */
    record Range(double least, double greatest) {
        boolean isOneNumber() {
            return greatest - least < 0.5;
        }
    }

    boolean recovers(Withheld cell) {
        return range(cell).isOneNumber();
    }

    Range range(Withheld cell) {
        Map<Withheld, Integer> unknown = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            for (Cell one : row.cells()) {
                Withheld key = new Withheld(row.area(), one.indicator());
                if (one.accepted() != null && !isKnown(row, key)) {
                    unknown.put(key, unknown.size());
                }
            }
        }
        if (!unknown.containsKey(cell)) {
            double known = figure(cell).doubleValue();
            return new Range(known, known);
        }
        List<LinearConstraint> constraints = new ArrayList<>();
        table.measures().forEach(measure -> constraints.add(overAreas(measure.code(), unknown)));
        for (Row row : table.rows()) {
            for (List<String> sum : sums) {
                if (sum.stream().allMatch(code -> figures(row).get(code) != null)) {
                    constraints.add(overIndicators(row, sum, unknown));
                }
            }
        }
        unknown.forEach((key, index) -> constraints.add(atLeast(key, index, unknown.size())));
        double[] objective = new double[unknown.size()];
        objective[unknown.get(cell)] = 1;
        return new Range(
                solve(objective, constraints, GoalType.MINIMIZE), solve(objective, constraints, GoalType.MAXIMIZE));
    }

    private static double solve(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        try {
            return new SimplexSolver()
                    .optimize(
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (org.hipparchus.exception.MathIllegalStateException unbounded) {
            if (goal == GoalType.MAXIMIZE && unbounded.getMessage().contains("unbounded")) {
                return Double.POSITIVE_INFINITY;
            }
            throw unbounded;
        }
    }

    private boolean isKnown(Row row, Withheld key) {
        boolean total = row == table.whole();
        return !withheld.contains(key) || row.area().equals(own) || total && knowsTotals;
    }

    private LinearConstraint overAreas(String code, Map<Withheld, Integer> unknown) {
        double[] factors = new double[unknown.size()];
        double known = 0;
        for (Row row : table.rows()) {
            known += add(factors, unknown, new Withheld(row.area(), code), row == table.whole() ? -1 : 1, figures(row));
        }
        return new LinearConstraint(factors, Relationship.EQ, -known);
    }

    private static LinearConstraint overIndicators(Row row, List<String> sum, Map<Withheld, Integer> unknown) {
        double[] factors = new double[unknown.size()];
        double known = 0;
        for (String code : sum) {
            known += add(
                    factors,
                    unknown,
                    new Withheld(row.area(), code),
                    code.equals(sum.getFirst()) ? -1 : 1,
                    figures(row));
        }
        return new LinearConstraint(factors, Relationship.EQ, -known);
    }

    private static double add(
            double[] factors,
            Map<Withheld, Integer> unknown,
            Withheld key,
            int factor,
            Map<String, BigDecimal> figures) {
        Integer index = unknown.get(key);
        if (index != null) {
            factors[index] = factor;
            return 0;
        }
        BigDecimal figure = figures.get(key.indicator());
        return figure == null ? 0 : factor * figure.doubleValue();
    }

    private LinearConstraint atLeast(Withheld key, int index, int size) {
        double[] factors = new double[size];
        factors[index] = 1;
        boolean part = sums.stream().anyMatch(sum -> sum.indexOf(key.indicator()) > 0);
        boolean somethingElseWasLeft = table.below().stream()
                .anyMatch(row -> !withheld.contains(new Withheld(row.area(), key.indicator()))
                        && figures(row)
                                        .getOrDefault(key.indicator(), BigDecimal.ZERO)
                                        .signum()
                                > 0);
        return new LinearConstraint(factors, Relationship.GEQ, !part && somethingElseWasLeft ? 1 : 0);
    }

    private BigDecimal figure(Withheld key) {
        return table.rows().stream()
                .filter(row -> row.area().equals(key.area()))
                .map(row -> figures(row).get(key.indicator()))
                .findFirst()
                .orElseThrow();
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

    @Override
    public String toString() {
        return "adversary" + (knowsTotals ? " with totals" : "") + (own == null ? "" : " who is " + own) + " of "
                + Arrays.toString(table.rows().stream()
                        .map(row -> row.area() + figures(row))
                        .toArray());
    }
}
