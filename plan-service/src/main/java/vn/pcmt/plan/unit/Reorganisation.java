package vn.pcmt.plan.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import vn.pcmt.contract.unit.ReorganisationKind;

/**
 * A change of the map.
 *
 * @param id chosen by the caller; the same id is carried out once
 * @param effectiveOn first day on which it holds; a day to come makes it a plan that can be undone until then
 * @param from keys of the units that cease (MERGE, SPLIT, ABOLISH), change their name (RENAME) or move (REPARENT)
 * @param into the unit that follows them (MERGE)
 * @param parts what the unit is divided into (SPLIT)
 * @param name the new name (RENAME)
 * @param parent key of the unit they move under (REPARENT)
 * @param decision number of the resolution it rests on, null if not stated
 */
record Reorganisation(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{3,80}") String id,
        @NotNull LocalDate effectiveOn,
        @NotNull ReorganisationKind kind,
        @NotEmpty @Size(max = 500) List<@NotBlank String> from,
        @Nullable @Valid NewUnit into,
        @Size(max = 20) List<@NotNull @Valid Part> parts,
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(min = 1, max = 30) String parent,
        @Nullable @Size(max = 200) String decision) {

    /**
     * What one part of a divided unit goes to: either a unit that begins or one that exists.
     *
     * @param weight share of the divided unit's figures; all of them add up to exactly 1
     * @param unit the unit that begins, null if it goes to one that exists
     * @param existing key of the unit it goes to, null if one begins
     */
    record Part(
            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal weight,

            @Nullable @Valid NewUnit unit,
            @Nullable @Size(min = 1, max = 30) String existing) {}

    @PersistenceCreator
    Reorganisation {
        parts = Objects.requireNonNullElse(parts, List.of());
    }

    /** A merger, or an abolition without a successor. */
    Reorganisation(
            String id, LocalDate effectiveOn, ReorganisationKind kind, List<String> from, @Nullable NewUnit into) {
        this(id, effectiveOn, kind, from, into, List.of(), null, null, null);
    }

    NewUnit requireInto() {
        return Objects.requireNonNull(into, "into");
    }

    String requireName() {
        return Objects.requireNonNull(name, "name");
    }

    String requireParent() {
        return Objects.requireNonNull(parent, "parent");
    }

    /** Keys of the units that the request itself makes. */
    Stream<String> begins() {
        return newUnits().map(unit -> unit.keyAt(effectiveOn));
    }

    /** The units that the request itself makes; those that move begin anew besides. */
    Stream<NewUnit> newUnits() {
        return Stream.concat(
                Stream.ofNullable(into), parts.stream().map(Part::unit).filter(Objects::nonNull));
    }
}
