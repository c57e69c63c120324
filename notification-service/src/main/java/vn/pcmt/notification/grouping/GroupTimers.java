package vn.pcmt.notification.grouping;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;

/** Looks for groups that are due. */
@Component
class GroupTimers implements SmartLifecycle {

    private final DueWork work;

    GroupTimers(Groups groups, TellGroup tell, @Value("${pcmt.notification.poll:5s}") Duration poll, Clock clock) {
        this.work = new DueWork("groups", poll, 2, () -> groups.due(clock.instant()), tell::lookAt);
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
