package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;
import vn.pcmt.notification.work.PollSettings;

/** Has due obligations looked at: at once after an event, and by sweep when a time has come. */
@Component
class ObligationTimers implements SmartLifecycle {

    private final DueWork work;

    ObligationTimers(
            DueObligations due,
            DecideAlerts decide,
            Readiness readiness,
            ChaseSettings settings,
            PollSettings pace,
            Clock clock) {
        this.work = new DueWork(
                "obligations",
                pace.poll(),
                settings.width(),
                settings.together(),
                () -> readiness
                        .scope()
                        .map(scope -> due.due(clock.instant(), scope, settings.batch()))
                        .orElse(List.of()),
                decide::lookAt);
    }

    void hint(String obligation) {
        work.hint(obligation);
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
