package vn.pcmt.report.workday;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.calendar.DayKind;

/**
 * What one decision changes in the working days of a year: a day that is swapped and the Saturday that makes up for it
 * belong to one.
 *
 * @param set days to add, or to replace; may be left out
 * @param remove days that become again what their weekday makes them; may be left out
 * @param source document that decides it
 */
record DayChanges(
        @Size(max = 60) List<@NotNull @Valid DayText> set,
        @Size(max = 60) List<@NotNull LocalDate> remove,
        @NotBlank @Size(max = 1000) String reason,

        @Schema(example = "Thông báo của Bộ Nội vụ") @NotBlank @Size(max = 300)
        String source) {
    DayChanges {
        set = Objects.requireNonNullElse(set, List.of());
        remove = Objects.requireNonNullElse(remove, List.of());
    }

    /**
     * A day, or several in a row.
     *
     * @param until last of them; null for one day
     * @param name in Vietnamese
     */
    record DayText(
            @NotNull LocalDate date,
            @Nullable LocalDate until,
            @NotNull DayKind kind,

            @Schema(example = "Quốc khánh") @NotBlank @Size(max = 200)
            String name) {
        LocalDate last() {
            return Objects.requireNonNullElse(until, date);
        }
    }
}
