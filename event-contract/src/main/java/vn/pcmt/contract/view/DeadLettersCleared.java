package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** All events that a service had set aside were processed after all, or given up with a reason. */
@EventType("dead-letters.cleared.v1")
public record DeadLettersCleared(long version, Instant at, DeadLetterCount letters) implements DeadLettersEvent {
    public DeadLettersCleared {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(letters, "letters");
    }
}
