package vn.pcmt.notification.silence;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Tell;

/** At the end of a silence or failure: has what it kept back decided anew, and tells the reviewers that a failure is over. */
@Component
class TellEnd {

    private final Silences silences;
    private final Tell officers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TellEnd(Silences silences, Tell officers, ApplicationEventPublisher events, Clock clock) {
        this.silences = silences;
        this.officers = officers;
        this.events = events;
        this.clock = clock;
    }

    /** Everything in it may be done twice: a crash in between repeats it. */
    void lookAt(String id) {
        silences.find(id)
                .filter(silence -> !silence.over() && !silence.until().isAfter(clock.instant()))
                .ifPresent(silence -> {
                    events.publishEvent(new SilenceEnded(id));
                    if (silence.type() == Silence.Type.OUTAGE) {
                        officers.tell(DeclareSilence.over(silence));
                    }
                    try {
                        silences.save(silence.told());
                    } catch (OptimisticLockingFailureException anotherNode) {
                        // It did the same.
                    }
                });
    }
}
