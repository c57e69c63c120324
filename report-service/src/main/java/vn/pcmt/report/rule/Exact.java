package vn.pcmt.report.rule;

import java.math.BigDecimal;

/** A figure inside an expression: an exact decimal. Equal numbers are equal, however many zeros they end with. */
record Exact(BigDecimal value) implements Comparable<Exact> {

    Exact {
        value = value.stripTrailingZeros();
    }

    static Exact of(long whole) {
        return new Exact(BigDecimal.valueOf(whole));
    }

    Exact plus(Exact other) {
        return new Exact(value.add(other.value));
    }

    Exact minus(Exact other) {
        return new Exact(value.subtract(other.value));
    }

    Exact times(long factor) {
        return new Exact(value.multiply(BigDecimal.valueOf(factor)));
    }

    @Override
    public int compareTo(Exact other) {
        return value.compareTo(other.value);
    }
}
