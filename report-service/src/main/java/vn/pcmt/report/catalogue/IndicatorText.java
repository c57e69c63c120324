package vn.pcmt.report.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as an administrator writes it.
 *
 * @param code two letters and two digits, such as {@code CA17}
 * @param unit in Vietnamese
 * @param decimals most digits allowed after the point
 * @param max largest value that can be entered
 * @param formula what a ratio is made from; null for what is entered
 */
record IndicatorText(
        @NotBlank @Pattern(regexp = "[A-Z]{2}\\d{2}") String code,
        @NotBlank @Size(max = 300) String nameVi,
        @NotBlank @Size(max = 300) String nameEn,
        @NotBlank @Size(max = 30) String unit,
        @NotNull IndicatorKind kind,
        @Min(0) @Max(9) int decimals,

        @NotNull @Positive @Digits(integer = 15, fraction = 9)
        BigDecimal max,

        @NotNull Pillar pillar,
        @NotNull Direction direction,
        @Nullable @Valid Formula formula) {

    static IndicatorText of(Indicator indicator) {
        return new IndicatorText(
                indicator.code(),
                indicator.nameVi(),
                indicator.nameEn(),
                indicator.unit(),
                indicator.kind(),
                indicator.decimals(),
                indicator.max(),
                indicator.pillar(),
                indicator.direction(),
                indicator.formula());
    }

    /** @param brought by the product under the same code: its formula counts where an edition was kept without one */
    Indicator indicator(@Nullable Indicator brought) {
        return new Indicator(
                code,
                nameVi,
                nameEn,
                unit,
                kind,
                decimals,
                max,
                pillar,
                direction,
                kind != IndicatorKind.RATIO,
                formula == null && brought != null ? brought.formula() : formula);
    }
}
