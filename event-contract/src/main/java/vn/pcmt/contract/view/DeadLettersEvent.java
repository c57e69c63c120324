package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/** A service has events that it could not process, or none any longer. */
public sealed interface DeadLettersEvent extends ViewEvent permits DeadLettersParked, DeadLettersCleared {
    DeadLetterCount letters();

    @Override
    default String aggregateId() {
        return letters().id();
    }

    @Override
    default String actor() {
        return Event.SYSTEM;
    }
}
