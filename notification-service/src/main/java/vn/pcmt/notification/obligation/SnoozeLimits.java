package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;

/** How long and how often something may be put off. */
@Component
public class SnoozeLimits {

    private final PursuitSettings settings;
    private final WorkingHours hours;

    SnoozeLimits(PursuitSettings settings, WorkingHours hours) {
        this.settings = settings;
        this.hours = hours;
    }

    /** The latest moment until which it may be put off now. */
    public Instant latest(Instant now) {
        return hours.later(now, settings.snoozeAtMost());
    }

    public int times() {
        return settings.snoozes();
    }
}
