package vn.pcmt.report.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;
import vn.pcmt.report.submission.ReportRefused;

/** A reviewer sends a report back to its unit, with the reason and remarks pinned to its figures and texts. */
@Component
public class ReturnReport {

    private final ReportCommands commands;
    private final Access access;

    ReturnReport(ReportCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    private record Return(String reason, List<Remark> remarks) {}

    /** @param at when it was sent back: now, except for sample data */
    public ReportOutcome giveBack(
            ReportId id,
            String reason,
            List<Remark> remarks,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        access.requireReviewer(caller, id.unitKey());
        return commands.carryOut(
                new ReportCommand("return", id, caller, expected, key, new Return(reason, remarks)), (report, form) -> {
                    check(reason, remarks, form);
                    report.giveBack(reason, remarks, caller.id(), at);
                });
    }

    private static void check(String reason, List<Remark> remarks, Template form) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", reason, problems);
        for (int i = 0; i < remarks.size(); i++) {
            Remark remark = remarks.get(i);
            String pointer = "/remarks/" + i;
            checkPin(pointer, remark, form, problems);
            FreeText.check(pointer + "/text", remark.text(), problems);
        }
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
    }

    private static void checkPin(String pointer, Remark remark, Template form, List<FieldProblem> problems) {
        if ((remark.indicator() == null) == (remark.narrative() == null)) {
            problems.add(new FieldProblem(pointer, "remark-on-one-field"));
        } else if (remark.indicator() != null
                && form.indicator(remark.indicator()).isEmpty()) {
            problems.add(new FieldProblem(pointer + "/indicator", "indicator-unknown", form.code()));
        } else if (remark.narrative() != null
                && !remark.narrative().equals(Remark.NOTE)
                && form.narrative(remark.narrative()).isEmpty()) {
            problems.add(new FieldProblem(pointer + "/narrative", "narrative-unknown", form.code()));
        }
    }
}
