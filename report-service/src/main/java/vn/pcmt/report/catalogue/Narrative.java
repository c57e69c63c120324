package vn.pcmt.report.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a template asks for in words.
 *
 * @param id stable, such as {@code kho-khan}
 * @param title in Vietnamese
 * @param mandatory whether a report without it is incomplete
 * @param maxLength most characters
 * @param hint what belongs there, in Vietnamese; null if the title says it
 */
public record Narrative(
        @NotBlank @Size(max = 40) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String id,

        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = 300) String titleEn,
        boolean mandatory,
        @Min(1) @Max(MOST) int maxLength,
        @Nullable @Size(max = 1000) String hint,
        @Nullable @Size(max = 1000) String hintEn) {

    /** Most characters that a template may ask for. */
    public static final int MOST = 10_000;

    Narrative inEnglish() {
        return new Narrative(id, titleEn, titleEn, mandatory, maxLength, hintEn, hintEn);
    }
}
