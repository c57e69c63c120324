package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;

/** A unit sends its report, for the first time or again before acceptance. */
@Component
public class SubmitReport {

    private final ReportCommands commands;
    private final Access access;
    private final HeadConfirmation confirmation;
    private final Yardsticks yardsticks;

    SubmitReport(ReportCommands commands, Access access, HeadConfirmation confirmation, Yardsticks yardsticks) {
        this.commands = commands;
        this.access = access;
        this.confirmation = confirmation;
        this.yardsticks = yardsticks;
    }

    /** @param at when it came in: now, except for sample data */
    public ReportOutcome submit(
            ReportId id, Draft draft, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        return submit(id, draft, null, caller, expected, key, at);
    }

    /**
     * Sends what was written on an earlier revision, perhaps away from the network.
     *
     * @param baseRevision the revision it was written on, 0 if on none; null if the caller does not say
     * @throws Refusal {@code stale-revision} if the report has moved on, saying field by field what differs
     */
    public ReportOutcome submit(
            ReportId id,
            Draft draft,
            @Nullable Integer baseRevision,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        return submit(
                new ReportCommand("submit", id, caller, expected, key, draft),
                (report, form) -> {
                    StaleForm.check(report, form, expected, baseRevision, draft);
                    return new Prepared(draft, null, null);
                },
                at);
    }

    /**
     * Sends what is found once it is clear that the command was not carried out before.
     *
     * @param find looks at the report as it stands and refuses if the caller has not seen it so
     */
    public ReportOutcome submit(ReportCommand command, BiFunction<Report, Template, Prepared> find, Instant at) {
        access.requireOwner(command.caller(), command.id().unitKey());
        confirmation.requireSender(command.caller());
        return commands.carryOutUnchecked(command, (report, form) -> {
            Prepared prepared = find.apply(report, form);
            report.submit(
                    yardsticks.of(report.id(), form),
                    prepared.draft(),
                    confirmation.sender(command.caller(), prepared.preparedBy()),
                    at);
        });
    }
}
