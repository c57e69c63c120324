package vn.pcmt.contract.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A reorganisation took effect: it ended, renamed or moved a unit, or what the unit is today. Nothing is told before.
 *
 * @param reorganisation its id
 * @param kind null in events from before kinds were told
 * @param effectiveOn first day on which it holds, null in events from before it was told
 */
@EventType("unit.reorganised.v1")
public record UnitReorganised(
        long version,
        Instant at,
        String actor,
        UnitState unit,
        String reorganisation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReorganisationKind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate effectiveOn)
        implements UnitEvent {
    public UnitReorganised {
        Checks.event(version, at, actor);
        Checks.present(unit, "unit");
        Checks.text(reorganisation, "reorganisation");
    }

    /** Without its kind and day, as it was told at first. */
    public UnitReorganised(long version, Instant at, String actor, UnitState unit, String reorganisation) {
        this(version, at, actor, unit, reorganisation, null, null);
    }
}
