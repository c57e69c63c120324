package vn.pcmt.notification.calendar;

import java.time.LocalTime;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDaySettings;

/** Working hours for the tests of other features. */
public final class TestHours {

    private TestHours() {}

    /** Quiet from 21.00 to 6.30 and on days off. */
    public static WorkingHours quiet() {
        return of(true);
    }

    /** No quiet at all. */
    public static WorkingHours always() {
        return of(false);
    }

    private static WorkingHours of(boolean enabled) {
        return new WorkingHours(
                new QuietHours(enabled, LocalTime.of(21, 0), LocalTime.of(6, 30)),
                WorkingCalendar.official(new WorkingDaySettings(false, false)));
    }
}
