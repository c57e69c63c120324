package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** Too few reports of an area are in by the time they should be. */
@EventType("coverage.low.v1")
public record CoverageLow(long version, Instant at, AreaCoverage coverage) implements CoverageEvent {
    public CoverageLow {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(coverage, "coverage");
    }
}
