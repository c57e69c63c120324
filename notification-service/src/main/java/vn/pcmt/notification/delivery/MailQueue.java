package vn.pcmt.notification.delivery;

import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.DueWork;

/** Sends what is due: at once what this node raised, and by sweep what was held, failed or left behind. */
@Component
class MailQueue implements SmartLifecycle {

    private final DueWork work;

    MailQueue(SendMail send, Alerts alerts, MailSettings settings, Clock clock) {
        this.work = new DueWork(
                "mails",
                settings.poll(),
                settings.width(),
                () -> alerts.mailsDue(clock.instant(), settings.batch()),
                send::attempt);
    }

    @EventListener
    void on(MailDue due) {
        work.hint(due.alert());
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
