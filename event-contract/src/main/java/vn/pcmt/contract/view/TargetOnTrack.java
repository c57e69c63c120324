package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A target came on track. */
@EventType("target.on-track.v1")
public record TargetOnTrack(long version, Instant at, TargetReading reading) implements TargetReadingEvent {
    public TargetOnTrack {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(reading, "reading");
    }
}
