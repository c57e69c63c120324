package vn.pcmt.plan.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.budget.BudgetSettings.Overspending;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/**
 * Books money to a plan's year. Bookings only add: two at once are both made, one after the other, each judged on what
 * is left then.
 */
@Component
public class BookEntry {
    private static final int ATTEMPTS = 10;

    private final Budgets budgets;
    private final PlanDirectory plans;
    private final BudgetSettings settings;
    private final Clock clock;

    BookEntry(Budgets budgets, PlanDirectory plans, BudgetSettings settings, Clock clock) {
        this.budgets = budgets;
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    /** A booking made, and the budget after the latest one. */
    public record Booked(Entry entry, Budget budget) {}

    /**
     * @throws Refusal {@code booking-refused} with the fields at fault; {@code budget-exceeded} unless overspending is
     *     only flagged; {@code plan-not-found}, {@code plan-closed}; {@code idempotency-key-reused}
     */
    public Booked handle(String planId, int year, Booking booking, Caller caller, IdempotencyKey key) {
        requireRole(booking.kind(), caller);
        PlanFacts plan = plan(planId, booking.kind());
        String command = caller.id() + " " + key.value();
        String fingerprint = Fingerprint.of(caller, "BookEntry " + planId + " " + year, booking);
        for (int attempt = 1; ; attempt++) {
            Budget budget = budgets.findById(Budget.id(planId, year)).orElseGet(() -> Budget.empty(planId, year));
            Optional<Entry> first = budget.madeBy(command);
            if (first.isPresent()) {
                return firstAnswer(first.get(), budget, fingerprint);
            }
            check(plan, year, booking);
            boolean mayOverspend = settings.overspending() == Overspending.FLAG;
            Entry entry = budget.book(booking, mayOverspend, caller.id(), command, fingerprint, now());
            try {
                return new Booked(entry, budgets.save(budget));
            } catch (OptimisticLockingFailureException | DuplicateKeyException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }

    /** As exact as the store keeps it, so that the first answer and its repetition are the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Booked firstAnswer(Entry entry, Budget budget, String fingerprint) {
        if (!entry.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return new Booked(entry, budget);
    }

    private static void requireRole(EntryKind kind, Caller caller) {
        switch (kind) {
            case ALLOT, REDUCE, REVERSAL -> caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
            case COMMIT, SPEND -> caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.OFFICER);
        }
    }

    /** What was bound is paid, and what was wrong is reversed, also after a plan is closed. */
    private PlanFacts plan(String planId, EntryKind kind) {
        return switch (kind) {
            case ALLOT, REDUCE, COMMIT -> plans.requireOpen(planId);
            case SPEND, REVERSAL ->
                plans.find(planId).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", planId));
        };
    }

    private void check(PlanFacts plan, int year, Booking booking) {
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate from = plan.from();
        LocalDate to = plan.to();
        if ((from != null && year < from.getYear()) || (to != null && year > to.getYear())) {
            problems.add(new FieldProblem("/year", "year-outside-plan", String.valueOf(year)));
        }
        LocalDate on = booking.on();
        // Money for a year is allotted at the end of the one before and settled at the beginning of the next.
        if (Math.abs(on.getYear() - year) > 1) {
            problems.add(new FieldProblem("/on", "day-outside-year", on, String.valueOf(year)));
        } else if (on.isAfter(LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            problems.add(new FieldProblem("/on", "day-in-future", on));
        }
        FreeText.check("/note", booking.note(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "booking-refused").withFields(problems);
        }
    }
}
