package vn.pcmt.plan.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the map.
 *
 * @param id chosen by the caller; the same id is carried out once
 * @param effectiveOn first day on which the old units no longer exist and the new one does
 * @param from keys of the units that cease
 * @param into the unit that follows them; null for an abolition
 */
record Reorganisation(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{3,80}") String id,
        @NotNull LocalDate effectiveOn,
        @NotNull Kind kind,
        @NotEmpty @Size(max = 500) List<@NotBlank String> from,
        @Nullable @Valid NewUnit into) {

    enum Kind {
        /** Several units of one level become one. */
        MERGE,
        /** A level between commune and province ceases; nothing follows it. */
        ABOLISH
    }
}
