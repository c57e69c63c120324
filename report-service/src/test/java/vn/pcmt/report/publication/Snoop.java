package vn.pcmt.report.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who writes down an equation for everything that he knows and looks whether a figure is a combination of them. He
 * reckons with the remainders by a large prime, so that nothing is rounded.
 */
final class Snoop {

    private static final long PRIME = 2_147_483_647;

    private final Map<String, Integer> unknowns = new HashMap<>();
    /** The one at each place begins there with a one; null for none. */
    private final long[][] known;

    /** @param most unknowns that he can keep in mind */
    Snoop(int most) {
        known = new long[most][];
    }

    /** @param sum names of unknowns, each as often as it counts */
    void learns(List<String> sum) {
        take(equation(sum, List.of()));
    }

    void learnsThatEqual(List<String> sum, List<String> parts) {
        take(equation(sum, parts));
    }

    boolean knows(List<String> sum) {
        return reduce(equation(sum, List.of())) == known.length;
    }

    private void take(long[] equation) {
        int first = reduce(equation);
        if (first < known.length) {
            long inverse = power(equation[first], PRIME - 2);
            for (int i = first; i < equation.length; i++) {
                equation[i] = equation[i] * inverse % PRIME;
            }
            known[first] = equation;
        }
    }

    private long[] equation(List<String> sum, List<String> less) {
        long[] equation = new long[known.length];
        sum.forEach(one -> equation[number(one)] += 1);
        less.forEach(one -> equation[number(one)] += PRIME - 1);
        return equation;
    }

    private int number(String unknown) {
        return unknowns.computeIfAbsent(unknown, name -> unknowns.size());
    }

    /** Takes everything known from it. @return place of the first that is left, after the last place if nothing is */
    private int reduce(long[] equation) {
        for (int first = 0; first < equation.length; first++) {
            equation[first] %= PRIME;
            if (equation[first] != 0) {
                long[] by = known[first];
                if (by == null) {
                    return first;
                }
                long times = PRIME - equation[first];
                for (int i = first; i < equation.length; i++) {
                    equation[i] = (equation[i] + times * by[i]) % PRIME;
                }
            }
        }
        return equation.length;
    }

    private static long power(long base, long exponent) {
        long power = 1;
        for (long square = base % PRIME, left = exponent; left > 0; left >>= 1, square = square * square % PRIME) {
            if ((left & 1) == 1) {
                power = power * square % PRIME;
            }
        }
        return power;
    }
}
