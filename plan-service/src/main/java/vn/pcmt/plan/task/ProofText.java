package vn.pcmt.plan.task;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Proof;

/**
 * The figure that proves a task, as it is sent; needs at least one bound, both inclusive.
 *
 * @param indicator code, such as {@code CA01}
 * @param area key of the area whose figure counts
 * @param period such as {@code 2026-11}
 */
public record ProofText(
        @NotBlank @Pattern(regexp = "[A-Z]{2,4}\\d{2,3}") String indicator,

        @NotBlank @Size(max = 30) String area,
        @NotBlank @Pattern(regexp = "[0-9A-Z-]{4,20}") String period,
        @Nullable @Digits(integer = 15, fraction = 9) BigDecimal atLeast,
        @Nullable @Digits(integer = 15, fraction = 9) BigDecimal atMost) {

    /** Whether some value could prove it. */
    boolean isPossible() {
        return (atLeast != null || atMost != null)
                && (atLeast == null || atMost == null || atLeast.compareTo(atMost) <= 0);
    }

    Proof proof() {
        return new Proof(indicator, area, period, atLeast, atMost);
    }
}
