package vn.pcmt.kit.consume;

import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventEnvelope;

/**
 * Applies one event. It may be given the same event twice and older ones after newer ones: it must be a conditional
 * write by the event's version.
 */
@FunctionalInterface
public interface EventHandler<E extends Event> {
    /** Returns when the event is applied. Throws to have it tried again, and in the end parked. */
    void handle(EventEnvelope<? extends E> envelope);
}
