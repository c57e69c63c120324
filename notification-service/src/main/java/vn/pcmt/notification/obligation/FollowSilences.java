package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.silence.SilenceEnded;

/** Decides anew what a silence kept from being said, once it is over, also before its time. */
@Component
class FollowSilences {

    private final Obligations obligations;
    private final Clock clock;

    FollowSilences(Obligations obligations, Clock clock) {
        this.obligations = obligations;
        this.clock = clock;
    }

    @EventListener
    void on(SilenceEnded ended) {
        obligations.lookAgain(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
