package vn.pcmt.report.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportCommands.Wanted;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;

/** A reviewer accepts the revision he has read; from then on its figures are the published ones. */
@Component
public class AcceptReport {

    private final ReportCommands commands;
    private final Access access;

    AcceptReport(ReportCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    /**
     * @param revision the one that was read; refused if a newer one has come in
     * @param at when it was accepted: now, except for sample data
     */
    public ReportOutcome accept(
            ReportId id, int revision, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireReviewer(caller, id.unitKey());
        return commands.carryOut(
                new ReportCommand("accept", id, caller, expected, key, revision),
                (report, form) -> report.accept(revision, caller.id(), at));
    }

    /**
     * Accepts many together, each as if it came alone. That its revision is named is enough: whatever else changed in a
     * report is no reason to look at it again. The caller's right to all of them has been checked.
     *
     * @param revisions report to the revision that was read
     * @return in the order of the reports
     */
    List<ReportAnswer> acceptAll(Map<ReportId, Integer> revisions, Caller caller, IdempotencyKey key, Instant at) {
        List<Wanted> wanted = new ArrayList<>();
        revisions.forEach((id, revision) -> wanted.add(new Wanted(
                new ReportCommand("accept", id, caller, null, key, revision),
                (report, form) -> report.accept(revision, caller.id(), at))));
        return commands.carryOutAll(wanted, forms -> {});
    }
}
