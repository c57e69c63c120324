package vn.pcmt.notification.grouping;

import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;
import vn.pcmt.notification.work.PollSettings;

/** Looks for groups that are due. */
@Component
class GroupTimers implements SmartLifecycle {

    private final DueWork work;

    GroupTimers(Groups groups, TellGroup tell, PollSettings settings, Clock clock) {
        this.work = new DueWork("groups", settings.poll(), 2, () -> groups.due(clock.instant()), tell::lookAt);
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
