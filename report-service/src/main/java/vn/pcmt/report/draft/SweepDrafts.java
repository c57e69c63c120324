package vn.pcmt.report.draft;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.RevisionForms;

/**
 * Removes drafts that are settled: spent ones that have left nothing behind or whose report was accepted since, and those
 * that nobody has touched for long. Makes up for what was not told of a proposal.
 */
@Component
@EnableConfigurationProperties(DraftSettings.class)
class SweepDrafts {

    private static final Logger LOG = LoggerFactory.getLogger(SweepDrafts.class);
    private static final int BATCH = 200;

    private final SavedDrafts drafts;
    private final Reports reports;
    private final ReportCommands commands;
    private final TellProposal proposal;
    private final DraftSettings settings;
    private final Clock clock;

    SweepDrafts(
            SavedDrafts drafts,
            Reports reports,
            ReportCommands commands,
            TellProposal proposal,
            DraftSettings settings,
            Clock clock) {
        this.drafts = drafts;
        this.reports = reports;
        this.commands = commands;
        this.proposal = proposal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at every draft once. Any number of nodes may do so at the same time. */
    void sweep() {
        String after = "";
        for (List<SavedDraft> batch = drafts.after(after, BATCH);
                !batch.isEmpty();
                batch = drafts.after(after, BATCH)) {
            Map<ReportId, Report> owed = reports
                    .find(batch.stream().map(SavedDraft::reportId).toList())
                    .stream()
                    .collect(Collectors.toMap(Report::id, Function.identity()));
            for (SavedDraft draft : batch) {
                look(draft, owed.get(draft.reportId()));
            }
            after = batch.getLast().reportId().toString();
        }
    }

    private void look(SavedDraft draft, @Nullable Report report) {
        try {
            boolean settled = isUntouched(draft) || report != null && isSettled(draft, report);
            if (settled) {
                drafts.remove(draft);
            }
            if (report != null && !TellProposal.isTold(report, settled ? null : draft)) {
                proposal.tell(report.id());
            }
        } catch (RuntimeException failure) {
            LOG.warn("The draft of {} could not be looked at", draft.reportId(), failure);
        }
    }

    private boolean isUntouched(SavedDraft draft) {
        return draft.changedAt().plus(settings.keep()).isBefore(clock.instant());
    }

    private boolean isSettled(SavedDraft draft, Report report) {
        return draft.version().baseRevision() < report.revision()
                && (report.status() == ReportStatus.ACCEPTED
                        || CurrentDrafts.leftOf(draft, new RevisionForms(report, commands.form(report)))
                                .addsNothing());
    }
}
