package vn.pcmt.notification.inbox;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(InboxSettings.class)
class AcknowledgeAlert {

    /**
     * @param promisedOn day by which it will be done, from today to as far as the settings allow
     */
    record Promise(@NotNull LocalDate promisedOn) {}

    /**
     * What the officer is told.
     *
     * @param revision that the promise made
     */
    record Answer(Alert alert, long revision, Alert.@Nullable Acknowledgement promised) {

        static Answer of(Alert alert) {
            return new Answer(alert, alert.revision(), alert.acknowledged());
        }

        /** From a receipt: {@code 2 2026-11-20 2026-11-18T17:05:00Z}. */
        static Answer again(Alert alert, String receipt) {
            String[] part = receipt.split(" ", 3);
            return new Answer(
                    alert,
                    Long.parseLong(part[0]),
                    new Alert.Acknowledgement(LocalDate.parse(part[1]), Instant.parse(part[2])));
        }

        String receipt() {
            Alert.Acknowledgement made = Objects.requireNonNull(promised);
            return revision + " " + made.promisedOn() + " " + made.at();
        }
    }

    /** What is about nothing that one officer could do: that it is done, about many, about a failure. */
    private static final Set<AlertKind> WITHOUT_DEBT = Set.of(AlertKind.CLOSED, AlertKind.SUMMARY, AlertKind.OUTAGE);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final OwnAlerts own;
    private final Alerts alerts;
    private final InboxSettings settings;
    private final Clock clock;

    AcknowledgeAlert(OwnAlerts own, Alerts alerts, InboxSettings settings, Clock clock) {
        this.own = own;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first answer again if the command came before, whatever has happened to the alert since. */
    Answer acknowledge(String id, Promise promise, @Nullable String ifMatch, IdempotencyKey key, Caller caller) {
        own.get(id, caller);
        String fingerprint = Fingerprint.of(caller, "acknowledge " + id, promise);
        // The mail's state is saved at any moment: then this is decided anew on the alert as it is by then.
        return alerts.change(id, alert -> acknowledged(alert, promise, ifMatch, key, fingerprint))
                .map(Answer::of)
                .orElseGet(() -> {
                    Alert alert = own.get(id, caller);
                    return alert.receipts()
                            .answerTo(key, fingerprint)
                            .map(first -> Answer.again(alert, first))
                            .orElseGet(() -> Answer.of(alert));
                });
    }

    private boolean acknowledged(
            Alert alert, Promise promise, @Nullable String ifMatch, IdempotencyKey key, String fingerprint) {
        if (alert.receipts().answerTo(key, fingerprint).isPresent()) {
            return false;
        }
        if (ifMatch != null && !ifMatch.strip().equals(ETags.of(alert.revision()))) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
        if (WITHOUT_DEBT.contains(alert.cause().kind())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "promise-without-debt");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, VietnamTime.ZONE);
        if (promise.promisedOn().isBefore(today)) {
            throw new Refusal(Refusal.Kind.INVALID, "promise-in-the-past", DAY.format(today))
                    .withFields(List.of(new FieldProblem("/promisedOn", "promise-in-the-past")));
        }
        LocalDate last = today.plus(settings.longestPromise());
        if (promise.promisedOn().isAfter(last)) {
            throw new Refusal(Refusal.Kind.INVALID, "promise-too-far", DAY.format(last))
                    .withFields(List.of(new FieldProblem("/promisedOn", "promise-too-far", DAY.format(last))));
        }
        alert.acknowledge(promise.promisedOn(), now);
        alert.receipts().add(key, fingerprint, Answer.of(alert).receipt());
        return true;
    }
}
