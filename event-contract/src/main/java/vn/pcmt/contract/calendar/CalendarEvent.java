package vn.pcmt.contract.calendar;

import vn.pcmt.contract.Event;

/** What happens to the working calendar. Keyed by year. */
public sealed interface CalendarEvent extends Event permits CalendarSet {
    CalendarYear calendar();

    @Override
    default String aggregateId() {
        return Integer.toString(calendar().year());
    }
}
