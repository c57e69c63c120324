package vn.pcmt.report.topology;

import java.time.Instant;
import java.util.List;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitState;

/** Where a unit lies: in the tree of its own time, and in the tree of today. */
record UnitPlace(long version, Instant at, List<String> path, List<UnitState.Successor> today)
        implements PlaceReports.Change {

    static UnitPlace of(UnitEvent event) {
        return new UnitPlace(
                event.version(), event.at(), event.unit().path(), event.unit().today());
    }

    /** The later state of one unit, whatever the order in which the two arrive. */
    static UnitPlace latest(UnitPlace known, UnitPlace arrived) {
        return arrived.version() > known.version() ? arrived : known;
    }

    /** Whether only other facts of the unit changed, or nothing. */
    boolean isAtTheSamePlaceAs(UnitPlace other) {
        return path.equals(other.path) && today.equals(other.today);
    }
}
