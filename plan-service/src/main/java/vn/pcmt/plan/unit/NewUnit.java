package vn.pcmt.plan.unit;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;

/**
 * A unit about to be registered.
 *
 * @param code five digits for a commune, three for a district, two for a province
 * @param name with its kind, such as {@code Xã Khe Sanh}
 * @param parent key of the unit directly above; null for the country only
 * @param border whether it lies on the land border; null is no
 * @param population residents, null if not known
 * @param latitude degrees north, null if not known
 * @param longitude degrees east, null if not known
 */
record NewUnit(
        @NotBlank @Size(max = 10) String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull UnitKind kind,
        @Nullable @Size(max = 30) String parent,
        @Nullable Boolean border,
        @Nullable @PositiveOrZero Integer population,

        @Nullable @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 8)
        BigDecimal latitude,

        @Nullable @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 8)
        BigDecimal longitude) {

    /** Key of this unit if it begins on a day. Codes are re-used, so the day is part of it; the country has no twin. */
    String keyAt(LocalDate validFrom) {
        return kind == UnitKind.COUNTRY ? UnitState.COUNTRY_KEY : code + "@" + validFrom;
    }

    /** A unit that begins anew under another one, with all that is known of it. */
    static NewUnit again(UnitState old, String parent) {
        return new NewUnit(
                old.code(),
                old.name(),
                old.kind(),
                parent,
                old.border(),
                old.population(),
                old.latitude(),
                old.longitude());
    }
}
