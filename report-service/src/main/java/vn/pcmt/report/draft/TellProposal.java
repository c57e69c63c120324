package vn.pcmt.report.draft;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.report.submission.Proposed;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;

/**
 * Lets a report say whether its draft waits for the head, so that he has a list of them and others may listen; no alert
 * is raised of it. The draft is what counts and is saved first; what a crash or a race leaves untold, the next command or
 * the sweep tells.
 */
@Component
class TellProposal {

    private static final int ATTEMPTS = 5;

    private final SavedDrafts drafts;
    private final Reports reports;

    TellProposal(SavedDrafts drafts, Reports reports) {
        this.drafts = drafts;
        this.reports = reports;
    }

    /** Whether a report says of its draft what is so. */
    static boolean isTold(Report report, @Nullable SavedDraft draft) {
        Proposed proposed = report.proposed();
        return proposed == null
                ? proposal(report, draft).isEmpty()
                : proposal(report, draft).filter(proposed::equals).isPresent();
    }

    /** Looks again after each change: what it compared with may have changed before it was saved. */
    void tell(ReportId id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            SavedDraft draft = drafts.find(id).orElse(null);
            Report report = reports.find(id).orElse(null);
            if (report == null || isTold(report, draft) || isUnchanged(report, draft)) {
                return;
            }
        }
    }

    private boolean isUnchanged(Report report, @Nullable SavedDraft draft) {
        try {
            return !reports.change(report, one -> tell(one, draft));
        } catch (OptimisticLockingFailureException raced) {
            return false;
        }
    }

    private static boolean tell(Report report, @Nullable SavedDraft draft) {
        Optional<Proposed> proposal = proposal(report, draft);
        if (proposal.isPresent()) {
            return report.propose(proposal.get());
        }
        Proposed before = report.proposed();
        if (before == null) {
            return false;
        }
        return draft == null
                ? report.endProposal(before.by(), before.at())
                : report.endProposal(draft.changedBy(before.by()), draft.changedAt());
    }

    private static Optional<Proposed> proposal(Report report, @Nullable SavedDraft draft) {
        if (draft == null || draft.version().baseRevision() != report.revision()) {
            return Optional.empty();
        }
        return Optional.ofNullable(draft.proposal())
                .map(proposal -> new Proposed(draft.version().number(), proposal.by(), proposal.at()));
    }
}
