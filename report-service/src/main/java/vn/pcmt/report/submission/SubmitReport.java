package vn.pcmt.report.submission;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** A unit sends its report, for the first time or again before acceptance. */
@Component
public class SubmitReport {

    private final ReportCommands commands;
    private final Access access;

    SubmitReport(ReportCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    /** @param at when it came in: now, except for sample data */
    public ReportOutcome submit(
            ReportId id, Draft draft, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireOwner(caller, id.unitKey());
        return commands.carryOut(
                new ReportCommand("submit", id, caller, expected, key, draft),
                (report, form) -> report.submit(form, draft, caller.id(), at));
    }
}
