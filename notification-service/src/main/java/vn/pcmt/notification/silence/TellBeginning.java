package vn.pcmt.notification.silence;

import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Tell;

/** Tells the reviewers of a failure, in the one alert that replaces those it mutes. */
@Component
class TellBeginning {

    private final Silences silences;
    private final Tell officers;

    TellBeginning(Silences silences, Tell officers) {
        this.silences = silences;
        this.officers = officers;
    }

    /** A crash in between has it told again, which is the same alert. */
    void lookAt(String id) {
        silences.find(id).filter(Silence::isUntold).ifPresent(failure -> {
            officers.tell(DeclareSilence.outage(failure));
            silences.noteTold(id);
        });
    }
}
