package vn.pcmt.notification.silence;

import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;
import vn.pcmt.notification.work.PollSettings;

/** Looks for silences that are over, and for failures whose beginning nobody has been told of. */
@Component
class SilenceTimers implements SmartLifecycle {

    private final DueWork work;

    SilenceTimers(Silences silences, TellBeginning beginning, TellEnd end, PollSettings settings, Clock clock) {
        this.work = new DueWork("silences", settings.poll(), 1, () -> silences.toTell(clock.instant()), id -> {
            beginning.lookAt(id);
            end.lookAt(id);
        });
    }

    void hint(String silence) {
        work.hint(silence);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() {
        work.stop();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
