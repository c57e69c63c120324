package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** The figures of a target changed, or there are too few of them to tell how it stands. */
@EventType("target.measured.v1")
public record TargetMeasured(long version, Instant at, TargetReading reading) implements TargetReadingEvent {
    public TargetMeasured {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(reading, "reading");
    }
}
