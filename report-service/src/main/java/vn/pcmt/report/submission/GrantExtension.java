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

/** The province gives a unit more time for one report, and says why. */
@Component
public class GrantExtension {

    private final ReportCommands commands;
    private final Access access;
    private final SubmissionSettings settings;

    GrantExtension(ReportCommands commands, Access access, SubmissionSettings settings) {
        this.commands = commands;
        this.access = access;
        this.settings = settings;
    }

    private record Extension(Instant until, String reason) {}

    /**
     * @param until new deadline
     * @param at when it was granted: now, except for sample data
     */
    public ReportOutcome extend(
            ReportId id,
            Instant until,
            String reason,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        access.requireReviewer(caller, id.unitKey());
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", reason, problems);
        checkEnd(until, at, problems);
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
        return commands.carryOut(
                new ReportCommand("extend", id, caller, expected, key, new Extension(until, reason)),
                (report, form) -> report.extend(until, reason, caller.id(), at));
    }

    /** Adds a problem {@code until-too-far}: a deadline that never comes would silence every reminder of it. */
    public void checkEnd(Instant until, Instant at, List<FieldProblem> problems) {
        if (until.isAfter(at.plus(settings.longestExtension()))) {
            problems.add(new FieldProblem(
                    "/until", "until-too-far", settings.longestExtension().toDays()));
        }
    }
}
