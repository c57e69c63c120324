package vn.pcmt.report.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ratio as a percentage: the sum of some indicators over another.
 *
 * @param numerator codes whose figures are added
 * @param denominator code divided by, always the period's own figure
 * @param yearToDate whether the numerator is summed from the first period of the reporting year (15 December) on
 */
public record Formula(
        @Size(max = 10) List<@NotBlank String> numerator,
        @NotBlank String denominator,
        boolean yearToDate) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Formula {
        numerator = List.copyOf(numerator);
        if (numerator.isEmpty()) {
            throw new IllegalArgumentException("a ratio needs a numerator");
        }
    }

    /** Codes of all that it is made from. */
    public Set<String> parts() {
        Set<String> parts = new LinkedHashSet<>(numerator);
        parts.add(denominator);
        return parts;
    }

    /**
     * The ratio in percent, rounded half up; null when the denominator is missing or zero, or when no part
     * of the numerator is there.
     *
     * @param above figure of a numerator code, already summed over the year where {@link #yearToDate()}; null if none
     * @param below figure of the denominator
     * @param decimals of the percentage
     */
    public @Nullable BigDecimal percent(
            Function<String, @Nullable BigDecimal> above, @Nullable BigDecimal below, int decimals) {
        if (below == null || below.signum() == 0) {
            return null;
        }
        BigDecimal sum = null;
        for (String code : numerator) {
            BigDecimal part = above.apply(code);
            if (part != null) {
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum == null ? null : sum.multiply(HUNDRED).divide(below, decimals, RoundingMode.HALF_UP);
    }
}
