package vn.pcmt.notification.grouping;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.silence.SilenceEnded;

/** Has the groups looked at that a silence kept something of, once it is over, also before its time. */
@Component
class WakeGroups {

    private final Groups groups;
    private final Clock clock;

    WakeGroups(Groups groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @EventListener
    void on(SilenceEnded ended) {
        groups.unmute(ended.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
