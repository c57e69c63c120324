package vn.pcmt.notification.silence;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;

/** Looks for silences that are over. */
@Component
class SilenceTimers implements SmartLifecycle {

    private final DueWork work;

    SilenceTimers(Silences silences, TellEnd end, @Value("${pcmt.notification.poll:5s}") Duration poll, Clock clock) {
        this.work = new DueWork("silences", poll, 1, () -> silences.ended(clock.instant()), end::lookAt);
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
