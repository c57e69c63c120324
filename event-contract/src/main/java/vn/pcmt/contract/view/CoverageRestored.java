package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** Enough reports of an area are in, after too few had been. */
@EventType("coverage.restored.v1")
public record CoverageRestored(long version, Instant at, AreaCoverage coverage) implements CoverageEvent {
    public CoverageRestored {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(coverage, "coverage");
    }
}
