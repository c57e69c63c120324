package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.obligation.Obligation.State;

/**
 * What is said once a deadline has passed: that it has, now and then again, and step by step to those higher up. A
 * promise keeps it from going up until the promised day is over; a broken one takes it up at once. Pure.
 */
final class Pursue {

    /** Why something goes up. */
    static final String OVERDUE = "overdue";

    static final String PROMISE_BROKEN = "promise-broken";

    /** @param next when to look again, null if only an event can bring news */
    record Outcome(@Nullable Pursuit pursuit, @Nullable Instant next) {}

    private final ChaseSettings settings;
    private final PursuitSettings rules;
    private final WorkingHours hours;

    Pursue(ChaseSettings settings, PursuitSettings rules, WorkingHours hours) {
        this.settings = settings;
        this.rules = rules;
        this.hours = hours;
    }

    Outcome decide(Obligation owed, Instant now, Notes notes) {
        Instant deadline = deadline(owed);
        Occasion overdue = Occasion.overdue(deadline);
        Pursuit pursuit = owed.pursuitOf(deadline);
        if (pursuit == null && notes.knows(overdue)) {
            // Told before the deadline was moved away and back.
            pursuit = Pursuit.begun(deadline, now);
        }
        if (pursuit == null) {
            Instant at = window(owed, Times.later(overdueAt(owed, deadline), now));
            if (at.isAfter(now)) {
                return new Outcome(null, at);
            }
            if (!notes.tell(overdue)) {
                return new Outcome(null, null);
            }
            pursuit = Pursuit.begun(deadline, now);
        }
        return goOn(owed, pursuit, now, notes);
    }

    /** What was sent back after its deadline has a new one. */
    private Instant deadline(Obligation owed) {
        boolean inAtTheDeadline =
                owed.state() == State.RETURNED && !owed.stateSince().isBefore(owed.dueAt());
        return inAtTheDeadline ? hours.later(owed.stateSince(), rules.redoWithin()) : owed.dueAt();
    }

    private Instant overdueAt(Obligation owed, Instant deadline) {
        Instant at = deadline.plus(settings.overdueAfter());
        return owed.firstSeenAt().isAfter(deadline)
                ? Times.later(at, owed.firstSeenAt().plus(settings.settleFor()))
                : at;
    }

    private Outcome goOn(Obligation owed, Pursuit pursuit, Instant now, Notes notes) {
        PursuitSettings.Rules kind = rules.of(owed.subject().owes());
        Instant promised = promisedUntil(owed, pursuit);
        if (promised != null && promised.isAfter(now)) {
            return new Outcome(pursuit, promised);
        }
        Instant next = null;
        Pursuit reached = pursuit;
        if (reached.step() < kind.chain().size()) {
            PursuitSettings.Step step = kind.chain().get(reached.step());
            Instant at = promised == null ? hours.later(reached.steppedAt(), step.after()) : promised;
            if (at.isAfter(now)) {
                next = at;
            } else if (window(owed, now).isAfter(now)) {
                next = window(owed, now);
            } else if (notes.tell(Occasion.escalated(
                    reached.dueAt(),
                    reached.step() + 1,
                    step.before(),
                    isBroken(owed, promised) ? PROMISE_BROKEN : OVERDUE))) {
                reached = reached.stepped(now);
                next = nextStep(reached, kind);
            }
        }
        if (reached.chases() < kind.chases()) {
            Instant at = window(owed, hours.later(reached.chasedAt(), kind.chaseEvery()));
            if (at.isAfter(now)) {
                next = Times.earlier(next, at);
            } else if (window(owed, now).isAfter(now)) {
                next = Times.earlier(next, window(owed, now));
            } else if (notes.tell(Occasion.again(reached.dueAt(), reached.chases() + 1))) {
                reached = reached.chased(now);
                next = Times.earlier(next, nextChase(reached, kind));
            }
        }
        return new Outcome(reached, next);
    }

    private @Nullable Instant nextStep(Pursuit reached, PursuitSettings.Rules kind) {
        return reached.step() < kind.chain().size()
                ? hours.later(
                        reached.steppedAt(), kind.chain().get(reached.step()).after())
                : null;
    }

    private @Nullable Instant nextChase(Pursuit reached, PursuitSettings.Rules kind) {
        return reached.chases() < kind.chases() ? hours.later(reached.chasedAt(), kind.chaseEvery()) : null;
    }

    /**
     * Until when a promise keeps it from going up, or kept it; null if none does, because it has been made up for by the
     * last step up, or because too many were made.
     */
    private @Nullable Instant promisedUntil(Obligation owed, Pursuit pursuit) {
        Answers.Promise promise = owed.answers().promise();
        if (promise == null || owed.answers().promises() > rules.promises()) {
            return null;
        }
        Instant end = endOf(promise);
        Instant most = hours.later(promise.at(), rules.promiseAtMost());
        Instant holds = end.isAfter(most) ? most : end;
        return holds.isAfter(pursuit.steppedAt()) ? hours.next(holds) : null;
    }

    private boolean isBroken(Obligation owed, @Nullable Instant promised) {
        Answers.Promise promise = owed.answers().promise();
        return promised != null && promise != null && !endOf(promise).isAfter(promised);
    }

    /** A promise is broken when the day after it begins. */
    private static Instant endOf(Answers.Promise promise) {
        return promise.on().plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
    }

    /** What is urgent is said at any hour. */
    private Instant window(Obligation owed, Instant at) {
        return owed.subject().urgent() ? at : hours.next(at);
    }
}
