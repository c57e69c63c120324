package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.obligation.DueObligations.Decided;
import vn.pcmt.notification.routing.Matter;
import vn.pcmt.notification.silence.Silences;

/**
 * Looks at obligations that are due and says what there is to say. Alerts are raised first and the decisions kept
 * afterwards: a crash in between repeats them, and an alert's id does not let it be raised twice.
 */
@Component
class DecideAlerts {

    private static final Logger log = LoggerFactory.getLogger(DecideAlerts.class);

    private final DueObligations due;
    private final Tell officers;
    private final RaiseAlert alerts;
    private final Readiness readiness;
    private final Silences silences;
    private final Decisions decisions;
    private final ChaseSettings settings;
    private final Chase chase;
    private final Clock clock;

    DecideAlerts(
            DueObligations due,
            Tell officers,
            RaiseAlert alerts,
            Readiness readiness,
            Silences silences,
            Decisions decisions,
            ChaseSettings settings,
            PursuitSettings rules,
            WorkingHours hours,
            Clock clock) {
        this.due = due;
        this.officers = officers;
        this.alerts = alerts;
        this.readiness = readiness;
        this.settings = settings;
        this.silences = silences;
        this.decisions = decisions;
        this.chase = new Chase(settings, rules, hours);
        this.clock = clock;
    }

    void lookAt(List<String> ids) {
        Optional<Chase.Scope> scope = readiness.scope();
        if (scope.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Obligation> claimed = due.claim(ids, now, now.plus(settings.lease()), scope.get());
        try {
            decide(claimed, now, scope.get());
        } catch (RuntimeException failed) {
            log.warn("Of {} obligations at least one cannot be decided, trying each by itself", claimed.size(), failed);
            claimed.forEach(one -> decideAlone(one, scope.get()));
        }
    }

    /** As it is by now: what failed may have taken long, and an event that came meanwhile has taken the claim away. */
    private void decideAlone(Obligation obligation, Chase.Scope scope) {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            due.stillClaimed(obligation, now).ifPresent(claimed -> decide(List.of(claimed), now, scope));
        } catch (RuntimeException failed) {
            log.warn("Obligation {} cannot be decided, it will be due again", obligation.id(), failed);
        }
    }

    private void decide(List<Obligation> claimed, Instant now, Chase.Scope scope) {
        Function<Matter, Optional<Silences.Mute>> mutes = silences.inForce(now);
        List<Decided> decided = new ArrayList<>();
        List<Decision> notSaid = new ArrayList<>();
        List<AlertCause> said = new ArrayList<>();
        for (Obligation obligation : claimed) {
            Chase.Decision decision = chase.decide(obligation, now, scope, occasion -> mutes.apply(
                            cause(obligation, occasion).matter())
                    .map(Silences.Mute::until)
                    .orElse(null));
            decided.add(new Decided(obligation, decision));
            for (Occasion held : decision.held()) {
                AlertCause cause = cause(obligation, held);
                notSaid.add(held(cause, mutes.apply(cause.matter()).orElseThrow(), now));
            }
            decision.raise().forEach(occasion -> said.add(cause(obligation, occasion)));
        }
        decisions.keep(notSaid);
        officers.tell(said);
        for (Decided one : decided) {
            if (one.decision().recordSuppression()) {
                Occasion overdue = Occasion.overdue(one.claimed().dueAt());
                alerts.suppress(cause(one.claimed(), overdue), "chase-for");
            }
        }
        due.keep(decided);
    }

    private static Decision held(AlertCause cause, Silences.Mute mute, Instant now) {
        return new Decision(
                String.join("~", cause.obligation(), cause.kind().name(), cause.occasion(), mute.id()),
                now,
                mute.verdict(),
                cause.obligation(),
                cause.kind(),
                cause.occasion(),
                cause.unitKey(),
                null,
                mute.id(),
                mute.until());
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
