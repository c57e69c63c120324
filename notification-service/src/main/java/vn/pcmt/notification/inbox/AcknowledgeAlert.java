package vn.pcmt.notification.inbox;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;

/**
 * An officer takes an alert on and promises a date. Only the officer can do so, and a later promise replaces an earlier
 * one, so the version is checked where it is sent and not demanded.
 */
@Component
class AcknowledgeAlert {

    /**
     * @param promisedOn day by which it will be done, today at the earliest
     */
    record Promise(@NotNull LocalDate promisedOn) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final OwnAlerts own;
    private final Alerts alerts;
    private final Clock clock;

    AcknowledgeAlert(OwnAlerts own, Alerts alerts, Clock clock) {
        this.own = own;
        this.alerts = alerts;
        this.clock = clock;
    }

    Alert acknowledge(String id, Promise promise, @Nullable String ifMatch, IdempotencyKey key, Caller caller) {
        Alert alert = own.get(id, caller);
        String fingerprint = Fingerprint.of(caller, "acknowledge " + id, promise);
        if (alert.receipts().answerTo(key, fingerprint).isPresent()) {
            return alert;
        }
        if (ifMatch != null && !ifMatch.strip().equals(ETags.of(alert.revision()))) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
        if (alert.cause().kind() == AlertKind.CLOSED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "promise-without-debt");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, VietnamTime.ZONE);
        if (promise.promisedOn().isBefore(today)) {
            throw new Refusal(Refusal.Kind.INVALID, "promise-in-the-past", DAY.format(today))
                    .withFields(List.of(new FieldProblem("/promisedOn", "promise-in-the-past")));
        }
        alert.acknowledge(promise.promisedOn(), now);
        alert.receipts().add(key, fingerprint, Long.toString(alert.revision()));
        return alerts.save(alert);
    }
}
