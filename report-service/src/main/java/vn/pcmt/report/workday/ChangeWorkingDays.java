package vn.pcmt.report.workday;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.expected.MoveDeadlines;

/** An administrator changes which days are worked. Deadlines follow when the event of it has come back. */
@Component
class ChangeWorkingDays {
    private static final JsonMapper ANSWERS = JsonMapper.builder().build();

    private final DecidedYears years;
    private final MoveDeadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ChangeWorkingDays(DecidedYears years, MoveDeadlines deadlines, WorkingCalendar calendar, Clock clock) {
        this.years = years;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What the change would lead to. Changes nothing. */
    ChangeOutcome tryOut(int year, DayChanges changes, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        DecidedYear decided = years.of(year);
        long version = decided.revision();
        change(decided, changes, caller, clock.instant());
        return new ChangeOutcome(year, true, moves(decided), version);
    }

    /** @throws Refusal {@code forbidden}, {@code stale-revision} or what {@link DayRules#changed} finds */
    ChangeOutcome handle(int year, DayChanges changes, Caller caller, ExpectedVersion expected, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "change-working-days " + year, changes);
        return Commands.carryOut(() -> attempt(year, changes, caller, expected, key, fingerprint));
    }

    private ChangeOutcome attempt(
            int year,
            DayChanges changes,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            String fingerprint) {
        DecidedYear decided = years.of(year);
        Optional<String> before = decided.receipts().answerTo(key, fingerprint);
        if (before.isPresent()) {
            return ANSWERS.readValue(before.get(), ChangeOutcome.class);
        }
        expected.check(decided.revision());
        long version = decided.revision() + 1;
        change(decided, changes, caller, clock.instant());
        ChangeOutcome outcome = new ChangeOutcome(year, false, moves(decided), version);
        decided.receipts().add(key, fingerprint, ANSWERS.writeValueAsString(outcome));
        years.save(decided);
        return outcome;
    }

    private static void change(DecidedYear decided, DayChanges changes, Caller caller, Instant now) {
        decided.change(changes, LocalDate.ofInstant(now, VietnamTime.ZONE), caller.id(), now);
    }

    private List<MoveDeadlines.Move> moves(DecidedYear decided) {
        return deadlines.preview(calendar.days().with(decided.calendar()));
    }
}
