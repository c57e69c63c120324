package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** A unit changes a report that was already accepted, and says why. */
@Component
public class CorrectReport {

    private final ReportCommands commands;
    private final Access access;

    CorrectReport(ReportCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    /** What is fingerprinted: the reason is part of the content. */
    private record Correction(Draft draft, String reason) {}

    /** @param at when it came in: now, except for sample data */
    public ReportOutcome correct(
            ReportId id,
            Draft draft,
            String reason,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        access.requireOwner(caller, id.unitKey());
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", reason, problems);
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
        return commands.carryOut(
                new ReportCommand("correct", id, caller, expected, key, new Correction(draft, reason)),
                (report, form) -> report.correct(form, draft, reason, caller.id(), at));
    }
}
