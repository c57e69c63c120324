package vn.pcmt.report.draft;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.FormMerge;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.RevisionForms;

/**
 * Finds the draft of a report: what was saved, else a new one that begins with what the report's latest revision says,
 * after a return or for a correction, or with nothing. A draft on an earlier revision is spent: it was sent, even if a
 * crash has kept it from being removed, or somebody has sent something else.
 */
@Component
class CurrentDrafts {

    private final SavedDrafts drafts;
    private final Clock clock;

    CurrentDrafts(SavedDrafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    CurrentDraft of(Report report, Template form) {
        RevisionForms revisions = new RevisionForms(report, form);
        Optional<SavedDraft> saved = drafts.find(report.id());
        if (saved.isEmpty()) {
            SavedDraft begun = SavedDraft.begun(
                    report.id(), report.revision(), revisions.latest(), revisions::lastEdit, clock.instant());
            return new CurrentDraft(report, revisions, begun, null);
        }
        SavedDraft draft = saved.get();
        if (draft.version().baseRevision() == report.revision()) {
            return new CurrentDraft(report, revisions, draft, null);
        }
        FormMerge left = leftOf(draft, revisions);
        draft.beginAgain(report.revision(), revisions.latest(), revisions::lastEdit, clock.instant());
        return new CurrentDraft(report, revisions, draft, left.addsNothing() ? null : left);
    }

    /** What a spent draft would add to the latest revision; nothing, if it is what was sent. */
    static FormMerge leftOf(SavedDraft spent, RevisionForms revisions) {
        return FormMerge.of(
                revisions.at(spent.version().baseRevision()), spent.form(), revisions.latest(), revisions::lastEdit);
    }
}
