package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.obligation.Obligation.Flagged;
import vn.pcmt.notification.obligation.Obligation.Returned;
import vn.pcmt.notification.obligation.Obligation.State;

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
     * @param nextActionAt when to look again, null if only an event can bring news
     */
    record Decision(
            List<Occasion> raise,
            Set<String> told,
            boolean chased,
            Obligation.@Nullable Suppression suppression,
            boolean recordSuppression,
            @Nullable Instant nextActionAt) {}

    private final ChaseSettings settings;
    private final WorkingHours hours;

    Chase(ChaseSettings settings, WorkingHours hours) {
        this.settings = settings;
        this.hours = hours;
    }

    Decision decide(Obligation obligation, Instant now, Scope scope) {
        boolean tooOld = !obligation.chased()
                && obligation.dueAt().plus(settings.chaseFor()).isBefore(now);
        if (obligation.isSuppressed() || tooOld) {
            return suppressed(obligation, now);
        }
        Notes notes = new Notes(obligation);
        returns(obligation, obligation.returnsInOrder(), notes);
        flags(obligation.flagsInOrder(), notes);
        if (scope == Scope.RETURNS) {
            // The rest of the decision waits: it is due as before.
            return new Decision(notes.raise, notes.told, true, null, false, now);
        }
        @Nullable Instant next = null;
        if (obligation.state() != State.CLOSED) {
            next = earlier(reminders(obligation, now, notes), overdue(obligation, now, notes));
        }
        closings(obligation, notes);
        return new Decision(notes.raise, notes.told, true, null, false, next);
    }

    /** An old obligation is not chased; but what is sent back after it was set aside is somebody's decision of today. */
    private Decision suppressed(Obligation obligation, Instant now) {
        Obligation.Suppression suppression = obligation.suppression();
        if (suppression == null || !obligation.isSuppressed()) {
            suppression = new Obligation.Suppression(obligation.dueAt(), now);
        }
        Instant aside = suppression.at().plus(settings.settleFor());
        List<Returned> recent = obligation.returnsInOrder().stream()
                .filter(returned -> returned.at().isAfter(aside))
                .toList();
        Notes notes = new Notes(obligation);
        returns(obligation, recent, notes);
        flags(
                obligation.flagsInOrder().stream()
                        .filter(flagged -> flagged.at().isAfter(aside))
                        .toList(),
                notes);
        closings(obligation, notes);
        boolean record = obligation.state() != State.CLOSED
                || recent.size() < obligation.returnsInOrder().size();
        return new Decision(notes.raise, notes.told, false, suppression, record, null);
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
        for (Occasion reminder : ReminderTimes.of(obligation.dueAt(), settings, hours)) {
            if (notes.told.contains(reminder.key())) {
                continue;
            }
            if (now.isBefore(reminder.causedAt())) {
                next = earlier(next, reminder.causedAt());
            } else {
                due.add(reminder);
            }
        }
        Instant open = hours.next(now);
        if (!due.isEmpty() && open.isAfter(now)) {
            return earlier(next, open);
        }
        if (!due.isEmpty()) {
            // One reminder says it all, however many were missed.
            due.subList(0, due.size() - 1).forEach(missed -> notes.told.add(missed.key()));
            notes.tell(due.getLast());
        }
        return next;
    }

    private @Nullable Instant overdue(Obligation obligation, Instant now, Notes notes) {
        Occasion overdue = Occasion.overdue(obligation.dueAt());
        // What was in when the deadline passed and was sent back later is not overdue: the return tells about it.
        boolean missedDeadline =
                obligation.state() == State.OPEN || obligation.stateSince().isBefore(obligation.dueAt());
        if (notes.told.contains(overdue.key()) || !missedDeadline) {
            return null;
        }
        Instant at = obligation.dueAt().plus(settings.overdueAfter());
        if (obligation.firstSeenAt().isAfter(obligation.dueAt())) {
            at = later(at, obligation.firstSeenAt().plus(settings.settleFor()));
        }
        Instant told = hours.next(later(at, now));
        if (told.isAfter(now)) {
            return told;
        }
        notes.tell(overdue);
        return null;
    }

    /**
     * For each complaint that was told: it is settled once it is in, or if it was sent back again after it was in; a flag
     * once the openings fit.
     */
    private static void closings(Obligation obligation, Notes notes) {
        boolean in = obligation.state() == State.CLOSED;
        List<Returned> returns = obligation.returnsInOrder();
        for (String key : List.copyOf(notes.told)) {
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
            if (notes.told.contains(complaint.key()) && (in || !last)) {
                notes.tell(Occasion.closed(complaint, obligation.stateSince(), !in || !last));
            }
        }
        List<Flagged> flags = obligation.flagsInOrder();
        for (Flagged flagged : flags) {
            Occasion complaint = Occasion.flagged(flagged, false);
            if (notes.told.contains(complaint.key())) {
                flags.stream()
                        .filter(later -> later.version() > flagged.version() && later.fits())
                        .findFirst()
                        .ifPresent(fits -> notes.tell(Occasion.closed(complaint, fits.at(), false)));
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** What is being decided, on top of what was told before. */
    private static final class Notes {
        private final List<Occasion> raise = new ArrayList<>();
        private final Set<String> told;

        Notes(Obligation obligation) {
            this.told = new HashSet<>(obligation.told() == null ? Set.of() : obligation.told());
        }

        void tell(Occasion occasion) {
            if (told.add(occasion.key())) {
                raise.add(occasion);
            }
        }
    }
}
