package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.obligation.Obligation.Flagged;
import vn.pcmt.notification.obligation.Obligation.Returned;
import vn.pcmt.notification.obligation.Obligation.State;
import vn.pcmt.notification.routing.Level;

/** What has to be said about an obligation at a moment, and when to look again. Pure: no clock, no store. */
final class Chase {

    /**
     * How much may be decided. What rests on the absence of an event ("still not in") needs every event that is already
     * in the topics; a return or a flag is a fact in itself and only needs to know the officers.
     */
    enum Scope {
        RETURNS,
        EVERYTHING
    }

    /**
     * @param raise alerts to raise, in order
     * @param told everything settled by this decision, including reminders that no longer make sense
     * @param chased to be kept: whether it counts as chased from now on
     * @param suppression to be kept: why it is not chased
     * @param recordSuppression whether the one summary record of what is not said is due
     * @param pursuit to be kept: how far the pursuit of a deadline that passed has come
     * @param held what must not be said now, and will be decided anew
     * @param nextActionAt when to look again, null if only an event can bring news
     */
    record Decision(
            List<Occasion> raise,
            Set<String> told,
            boolean chased,
            Obligation.@Nullable Suppression suppression,
            boolean recordSuppression,
            @Nullable Pursuit pursuit,
            List<Occasion> held,
            @Nullable Instant nextActionAt) {}

    private final ChaseSettings settings;
    private final PursuitSettings rules;
    private final WorkingHours hours;
    private final Pursue pursue;

    Chase(ChaseSettings settings, PursuitSettings rules, WorkingHours hours) {
        this.settings = settings;
        this.rules = rules;
        this.hours = hours;
        this.pursue = new Pursue(settings, rules, hours);
    }

    Decision decide(Obligation obligation, Instant now, Scope scope, Notes.Muted muted) {
        boolean tooOld = !obligation.chased()
                && obligation.dueAt().plus(settings.chaseFor()).isBefore(now);
        if (obligation.isSuppressed() || tooOld) {
            return suppressed(obligation, now, muted);
        }
        Notes notes = new Notes(obligation, muted);
        returns(obligation, obligation.returnsInOrder(), notes);
        flags(obligation.flagsInOrder(), notes);
        if (scope == Scope.RETURNS) {
            // The rest of the decision waits: it is due as before.
            return decided(notes, obligation.pursued(), now);
        }
        @Nullable Instant next = null;
        @Nullable Pursuit pursuit = obligation.pursued();
        Instant putOff = obligation.answers().snoozedUntil();
        if (obligation.state() == State.CLOSED || obligation.isResting()) {
            // Only an event can bring news.
        } else if (putOff != null && putOff.isAfter(now)) {
            next = putOff;
        } else {
            next = Times.earlier(opening(obligation, now, notes), reminders(obligation, now, notes));
            Pursue.Outcome pursued = pursue.decide(obligation, now, notes);
            pursuit = pursued.pursuit();
            next = Times.earlier(next, pursued.next());
        }
        closings(obligation, notes);
        return decided(notes, pursuit, next);
    }

    private static Decision decided(Notes notes, @Nullable Pursuit pursuit, @Nullable Instant next) {
        return new Decision(
                notes.raise(),
                notes.told(),
                true,
                null,
                false,
                pursuit,
                notes.held(),
                Times.earlier(next, notes.heldUntil()));
    }

    /** An old obligation is not chased; but what is sent back after it was set aside is somebody's decision of today. */
    private Decision suppressed(Obligation obligation, Instant now, Notes.Muted muted) {
        Obligation.Suppression suppression = obligation.suppression();
        if (suppression == null || !obligation.isSuppressed()) {
            suppression = new Obligation.Suppression(obligation.dueAt(), now);
        }
        Instant aside = suppression.at().plus(settings.settleFor());
        List<Returned> recent = obligation.returnsInOrder().stream()
                .filter(returned -> returned.at().isAfter(aside))
                .toList();
        Notes notes = new Notes(obligation, muted);
        returns(obligation, recent, notes);
        flags(
                obligation.flagsInOrder().stream()
                        .filter(flagged -> flagged.at().isAfter(aside))
                        .toList(),
                notes);
        closings(obligation, notes);
        boolean record = obligation.state() != State.CLOSED
                || recent.size() < obligation.returnsInOrder().size();
        return new Decision(
                notes.raise(), notes.told(), false, suppression, record, null, notes.held(), notes.heldUntil());
    }

    private static void returns(Obligation obligation, List<Returned> tellable, Notes notes) {
        for (Returned returned : tellable) {
            boolean overtaken = obligation.state() != State.RETURNED
                    || returned.version()
                            != obligation.returnsInOrder().getLast().version();
            notes.tell(Occasion.returned(returned, overtaken));
        }
    }

    private static void flags(List<Flagged> tellable, Notes notes) {
        for (Flagged flagged : tellable) {
            if (!flagged.fits()) {
                boolean overtaken = flagged.version() != tellable.getLast().version();
                notes.tell(Occasion.flagged(flagged, overtaken));
            }
        }
    }

    private @Nullable Instant reminders(Obligation obligation, Instant now, Notes notes) {
        if (!now.isBefore(obligation.dueAt())) {
            return null;
        }
        List<Occasion> due = new ArrayList<>();
        @Nullable Instant next = null;
        for (Occasion reminder : ReminderTimes.of(obligation, settings, rules, hours)) {
            if (notes.knows(reminder)) {
                continue;
            }
            if (now.isBefore(reminder.causedAt())) {
                next = Times.earlier(next, reminder.causedAt());
            } else {
                due.add(reminder);
            }
        }
        Instant open = obligation.subject().urgent() ? now : hours.next(now);
        if (!due.isEmpty() && open.isAfter(now)) {
            return Times.earlier(next, open);
        }
        if (!due.isEmpty()) {
            // One reminder says it all, however many were missed.
            due.subList(0, due.size() - 1).forEach(notes::passOver);
            notes.tell(due.getLast());
        }
        return next;
    }

    /** That it was given to somebody, while there is time to do it. */
    private @Nullable Instant opening(Obligation obligation, Instant now, Notes notes) {
        boolean handedOver = obligation.isHandedOver();
        AlertKind kind = handedOver ? AlertKind.ASSIGNED : obligation.opening();
        if (kind == null) {
            return null;
        }
        Occasion opening =
                Occasion.opening(kind, obligation.dueAt(), obligation.subject().owner(), obligation.stateSince());
        if (notes.knows(opening)) {
            return null;
        }
        if (!now.isBefore(obligation.dueAt()) && !handedOver) {
            // That it is overdue says it all.
            notes.passOver(opening);
            return null;
        }
        Instant open = obligation.subject().urgent() ? now : hours.next(now);
        if (open.isAfter(now)) {
            return open;
        }
        notes.tell(opening);
        return null;
    }

    /** Whoever heads the unit hears that it is done; those above see it in their summaries. */
    private void escalationsToldToHeads(Obligation obligation, Notes notes) {
        List<PursuitSettings.Step> chain = rules.of(obligation.subject().owes()).chain();
        for (String key : List.copyOf(notes.told())) {
            for (int step = 1; step <= chain.size(); step++) {
                if (chain.get(step - 1).before() == Level.HEAD && Occasion.isEscalation(key, step)) {
                    notes.tell(Occasion.escalationClosed(key, obligation.stateSince(), Level.HEAD));
                }
            }
        }
    }

    /**
     * For each complaint that was told: it is settled once it is in, or if it was sent back again after it was in; a flag
     * once the openings fit.
     */
    private void closings(Obligation obligation, Notes notes) {
        boolean in = obligation.state() == State.CLOSED;
        if (in) {
            escalationsToldToHeads(obligation, notes);
        }
        List<Returned> returns = obligation.returnsInOrder();
        for (String key : List.copyOf(notes.told())) {
            Occasion.overdueTold(key).ifPresent(overdue -> {
                boolean sentBackLater =
                        returns.stream().anyMatch(returned -> returned.at().isAfter(overdue.causedAt()));
                if (in || sentBackLater) {
                    notes.tell(Occasion.closed(overdue, obligation.stateSince(), !in));
                }
            });
        }
        for (Returned returned : returns) {
            Occasion complaint = Occasion.returned(returned, false);
            boolean last = returned.version() == returns.getLast().version();
            if (notes.knows(complaint) && (in || !last)) {
                notes.tell(Occasion.closed(complaint, obligation.stateSince(), !in || !last));
            }
        }
        List<Flagged> flags = obligation.flagsInOrder();
        for (Flagged flagged : flags) {
            Occasion complaint = Occasion.flagged(flagged, false);
            if (notes.knows(complaint)) {
                flags.stream()
                        .filter(later -> later.version() > flagged.version() && later.fits())
                        .findFirst()
                        .ifPresent(fits -> notes.tell(Occasion.closed(complaint, fits.at(), false)));
            }
        }
    }
}
