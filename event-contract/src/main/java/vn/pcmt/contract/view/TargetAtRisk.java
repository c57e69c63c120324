package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A target fell behind, or is forecast not to be reached. */
@EventType("target.at-risk.v1")
public record TargetAtRisk(long version, Instant at, TargetReading reading) implements TargetReadingEvent {
    public TargetAtRisk {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(reading, "reading");
    }
}
