package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A service has set events aside that it cannot process. Told once until all of them are dealt with. */
@EventType("dead-letters.parked.v1")
public record DeadLettersParked(long version, Instant at, DeadLetterCount letters) implements DeadLettersEvent {
    public DeadLettersParked {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(letters, "letters");
    }
}
