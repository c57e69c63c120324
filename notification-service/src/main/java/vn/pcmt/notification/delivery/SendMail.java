package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.directory.Directory;

/**
 * Carries one e-mail one step on: claims it, sends, then notes what came of it. A crash between sending and noting
 * leaves the row in {@link State#SENDING}; when its lease is over it becomes {@link State#UNKNOWN} and is sent once
 * more under the same Message-ID. An officer who went on leave while it was held is not sent anything: whoever answers
 * by then is told.
 */
@Component
class SendMail {

    private final Alerts alerts;
    private final Channel email;
    private final Relevance relevance;
    private final Directory directory;
    private final Tell others;
    private final WorkingHours hours;
    private final MailSettings settings;
    private final LedgerMeters meters;
    private final Clock clock;

    SendMail(
            Alerts alerts,
            @Qualifier("emailChannel") Channel email,
            Relevance relevance,
            Directory directory,
            Tell others,
            WorkingHours hours,
            MailSettings settings,
            LedgerMeters meters,
            Clock clock) {
        this.alerts = alerts;
        this.email = email;
        this.relevance = relevance;
        this.directory = directory;
        this.others = others;
        this.hours = hours;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void attempt(String id) {
        boolean[] mine = {false};
        Alert claimed = alerts.change(id, alert -> {
                    Instant now = now();
                    State before = alert.mail().state();
                    mine[0] = alert.beginSending(now, now.plus(settings.lease()));
                    return alert.mail().state() != before;
                })
                .orElse(null);
        if (claimed == null) {
            return;
        }
        meters.moved(claimed.mail().state());
        if (!mine[0]) {
            // What a stopped node left is noted; it is due again at once, or given up.
            if (claimed.mail().state() == State.UNKNOWN) {
                attempt(id);
            }
            return;
        }
        if (maySettle(claimed.cause().kind()) && !relevance.stillHolds(claimed.cause())) {
            note(id, alert -> alert.mailPointless(now(), "settled"));
            return;
        }
        if (isAway(claimed.officer())) {
            others.tell(claimed.cause());
            note(id, alert -> alert.mailPointless(now(), Alert.AWAY));
            return;
        }
        switch (email.deliver(claimed)) {
            case Outcome.Delivered(String detail) -> note(id, alert -> alert.mailDelivered(now(), detail));
            case Outcome.GaveUp(String cause) -> note(id, alert -> alert.mailGivenUp(now(), cause));
            case Outcome.TryLater(String cause) -> note(id, alert -> tryLater(alert, cause));
        }
    }

    private void tryLater(Alert alert, String cause) {
        Instant now = now();
        if (alert.raisedAt().plus(settings.giveUpAfter()).isBefore(now)) {
            alert.mailGivenUp(now, cause);
        } else {
            alert.mailFailed(
                    now,
                    cause,
                    hours.next(now.plus(settings.backoff(alert.mail().attempts()))));
        }
    }

    private void note(String id, Consumer<Alert> outcome) {
        alerts.change(id, alert -> {
                    if (alert.mail().state() == State.DELIVERED) {
                        return false; // another node took over a slow attempt and was faster to note it
                    }
                    outcome.accept(alert);
                    return true;
                })
                .ifPresent(alert -> meters.moved(alert.mail().state()));
    }

    private boolean isAway(String officer) {
        LocalDate today = LocalDate.ofInstant(now(), VietnamTime.ZONE);
        return directory.officer(officer).filter(one -> one.isAway(today)).isPresent();
    }

    private static boolean maySettle(AlertKind kind) {
        return kind == AlertKind.REMINDER || kind == AlertKind.OVERDUE || kind == AlertKind.FLAGGED;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
