package vn.pcmt.plan.unit;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be corrected of a unit. Its place and its time only change by a reorganisation, and so does its name, unless
 * it was misspelt.
 *
 * @param name with its kind, such as {@code Xã Khe Sanh}
 * @param border whether it lies on the land border
 * @param population residents, null if not known
 * @param latitude degrees north, null if not known
 * @param longitude degrees east, null if not known
 */
record UnitProperties(
        @NotBlank @Size(max = 200) String name,
        boolean border,
        @Nullable @PositiveOrZero Integer population,

        @Nullable @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 8)
        BigDecimal latitude,

        @Nullable @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 8)
        BigDecimal longitude) {}
