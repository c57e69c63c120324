package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A target was met. */
@EventType("target.met.v1")
public record TargetMet(long version, Instant at, TargetReading reading) implements TargetReadingEvent {
    public TargetMet {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(reading, "reading");
    }
}
