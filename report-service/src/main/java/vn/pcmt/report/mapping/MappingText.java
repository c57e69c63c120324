package vn.pcmt.report.mapping;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says.
 *
 * @param template of the reports that the form is about
 * @param layout where labels and figures stand
 * @param headingRow of a table, from 1; null for the first
 * @param place of the parts of a form; only for {@link Layout#FORM}
 * @param decimalMark between whole and fraction: {@code .} or {@code ,}; null for a point
 * @param ignoreOthers whether labels that are not named here are left alone; else they are errors
 * @param labels what each label means
 * @param units names and codes of units as the form writes them; those that the system knows need not be named
 */
@Schema(example = """
        {"name": "Biểu 03 của Công an tỉnh", "template": "PCMT-THANG", "layout": "TABLE", "headingRow": 4,
         "decimalMark": ",", "ignoreOthers": true,
         "labels": [{"label": "Đơn vị", "means": "unit"}, {"label": "Số vụ bắt giữ", "means": "GC01"}],
         "units": [{"label": "Khe Sanh (cũ)", "unit": "19360@2021-01-01", "until": "2025-07-01"}]}
        """)
public record MappingText(
        @NotBlank @Size(max = 200) String name,

        @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Z0-9-]+")
        String template,

        @NotNull Layout layout,
        @Nullable @Min(1) @Max(1000) Integer headingRow,
        @Nullable @Valid Place place,

        @Nullable @Pattern(regexp = "[.,]") String decimalMark,
        boolean ignoreOthers,
        @NotNull @Size(min = 1, max = 500) List<@Valid @NotNull Label> labels,
        @Nullable @Size(max = 5000) List<@Valid @NotNull UnitName> units) {
    public MappingText {
        labels = labels == null ? List.of() : List.copyOf(labels);
        units = List.copyOf(Objects.requireNonNullElse(units, List.of()));
    }

    /** The names of units; none if there are none. */
    public List<UnitName> unitNames() {
        return Objects.requireNonNullElse(units, List.of());
    }

    /** How a file is laid out. */
    public enum Layout {
        /** A heading, then a row per unit. */
        TABLE,
        /** A sheet per unit: labels in one column, figures in another. */
        FORM
    }

    /**
     * Where the parts of a form stand, on every sheet.
     *
     * @param unit cell with the unit; null if it is the name of the sheet
     * @param labels column of the labels
     * @param figures column of the figures
     */
    public record Place(
            @Nullable @Pattern(regexp = "[A-Z]{1,3}[1-9]\\d{0,5}")
            String unit,

            @NotNull @Pattern(regexp = "[A-Z]{1,2}") String labels,
            @NotNull @Pattern(regexp = "[A-Z]{1,2}") String figures) {}

    /**
     * @param label as the form writes it; case, spaces and a colon at its end do not matter
     * @param means code of an indicator, {@code unit}, {@code period}, {@code note}, {@code empty:} with the id of a
     *     section, {@code narrative:} with the id of what is said in words, {@code explain:} with a rule
     */
    public record Label(
            @NotBlank @Size(max = 300) String label,
            @NotBlank @Size(max = 60) String means) {}

    /**
     * @param label name or code as the form writes it
     * @param unit key of the unit it stands for
     * @param from first day on which it stands for it; null for ever before
     * @param until first day on which it does no longer; null for ever after
     */
    public record UnitName(
            @NotBlank @Size(max = 200) String label,
            @NotBlank @Size(max = 40) String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        boolean standsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }
}
