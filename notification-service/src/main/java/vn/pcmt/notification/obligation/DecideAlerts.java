package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.silence.Silences;

/**
 * Looks at one obligation that is due and says what there is to say. Alerts are raised first and the decision kept
 * afterwards: a crash in between repeats the decision, and an alert's id does not let it be raised twice.
 */
@Component
class DecideAlerts {

    private final Obligations obligations;
    private final Tell officers;
    private final RaiseAlert alerts;
    private final Readiness readiness;
    private final Silences silences;
    private final Decisions decisions;
    private final ChaseSettings settings;
    private final Chase chase;
    private final Clock clock;

    DecideAlerts(
            Obligations obligations,
            Tell officers,
            RaiseAlert alerts,
            Readiness readiness,
            Silences silences,
            Decisions decisions,
            ChaseSettings settings,
            PursuitSettings rules,
            WorkingHours hours,
            Clock clock) {
        this.obligations = obligations;
        this.officers = officers;
        this.alerts = alerts;
        this.readiness = readiness;
        this.settings = settings;
        this.silences = silences;
        this.decisions = decisions;
        this.chase = new Chase(settings, rules, hours);
        this.clock = clock;
    }

    void lookAt(String id) {
        Optional<Chase.Scope> scope = readiness.scope();
        if (scope.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        obligations
                .claim(id, now, now.plus(settings.lease()), scope.get())
                .ifPresent(claimed -> decide(claimed, now, scope.get()));
    }

    private void decide(Obligation obligation, Instant now, Chase.Scope scope) {
        Map<String, Silences.Mute> mutes = new HashMap<>();
        Chase.Decision decision = chase.decide(obligation, now, scope, occasion -> silences.over(
                        cause(obligation, occasion).matter(), now)
                .map(mute -> {
                    mutes.put(occasion.key(), mute);
                    return mute.until();
                })
                .orElse(null));
        for (Occasion held : decision.held()) {
            keepHeld(cause(obligation, held), Objects.requireNonNull(mutes.get(held.key())), now);
        }
        for (Occasion occasion : decision.raise()) {
            officers.tell(cause(obligation, occasion));
        }
        if (decision.recordSuppression()) {
            Occasion overdue = Occasion.overdue(obligation.dueAt());
            alerts.suppress(cause(obligation, overdue), "chase-for");
        }
        obligations.keep(obligation, decision);
    }

    private void keepHeld(AlertCause cause, Silences.Mute mute, Instant now) {
        decisions.keep(new Decision(
                String.join("~", cause.obligation(), cause.kind().name(), cause.occasion(), mute.id()),
                now,
                mute.verdict(),
                cause.obligation(),
                cause.kind(),
                cause.occasion(),
                cause.unitKey(),
                null,
                mute.id(),
                mute.until()));
    }

    private static AlertCause cause(Obligation obligation, Occasion occasion) {
        return new AlertCause(
                obligation.id(),
                occasion.kind(),
                occasion.name(),
                obligation.unitKey(),
                obligation.template(),
                obligation.period(),
                obligation.dueAt(),
                occasion.causedAt(),
                occasion.overtaken(),
                occasion.reason(),
                occasion.level() == null
                        ? obligation.subject()
                        : obligation.subject().before(occasion.level()));
    }
}
