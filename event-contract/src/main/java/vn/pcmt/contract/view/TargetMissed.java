package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A target was missed. */
@EventType("target.missed.v1")
public record TargetMissed(long version, Instant at, TargetReading reading) implements TargetReadingEvent {
    public TargetMissed {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(reading, "reading");
    }
}
