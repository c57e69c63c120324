package vn.pcmt.report.draft;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.CorrectReport;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.Prepared;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;
import vn.pcmt.report.submission.SubmitReport;

/**
 * A unit sends its draft: as its report, or as a correction once the report was accepted. The report is saved first and
 * the draft removed afterwards; a crash in between leaves a spent draft.
 */
@Component
class SubmitDraft {

    private final SubmitReport submit;
    private final CorrectReport correct;
    private final ReportCommands reports;
    private final CurrentDrafts current;
    private final SavedDrafts drafts;
    private final Access access;

    SubmitDraft(
            SubmitReport submit,
            CorrectReport correct,
            ReportCommands reports,
            CurrentDrafts current,
            SavedDrafts drafts,
            Access access) {
        this.submit = submit;
        this.correct = correct;
        this.reports = reports;
        this.current = current;
        this.drafts = drafts;
        this.access = access;
    }

    /** @param expected version of the draft */
    ReportOutcome submit(ReportId id, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireOwner(caller, id.unitKey());
        // The draft is gone when the command is repeated: what was sent is known by the draft's version.
        ReportCommand command = new ReportCommand("submit-draft", id, caller, expected, key, expected.value());
        AtomicReference<@Nullable SavedDraft> sent = new AtomicReference<>();
        BiFunction<Report, Template, Prepared> find = (report, form) -> {
            CurrentDraft found = current.of(report, form);
            found.requireSeen(expected, null);
            sent.set(found.draft());
            return prepared(found.draft());
        };
        ReportOutcome outcome = reports.existing(id).acceptedRevision() == null
                ? submit.submit(command, find, at)
                : correct.correct(command, find, at);
        SavedDraft draft = sent.get();
        if (draft != null) {
            drafts.remove(draft);
        }
        return outcome;
    }

    private static Prepared prepared(SavedDraft draft) {
        FormFields form = draft.form();
        SavedDraft.Proposal proposal = draft.proposal();
        return new Prepared(form.draft(), form.text(DraftForm.REASON), proposal == null ? null : proposal.by());
    }
}
