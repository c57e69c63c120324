package vn.pcmt.report.draft;

import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.FormMerge;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.RevisionForms;

/**
 * The draft of a report as it stands.
 *
 * @param overtaken what was saved on an earlier revision and is not in the latest, merged with that: the report was sent
 *     from elsewhere while somebody wrote. Null if nothing was left behind
 */
record CurrentDraft(
        Report report,
        RevisionForms revisions,
        SavedDraft draft,
        @Nullable FormMerge overtaken) {

    /**
     * @param yours what the caller wrote on what he has seen; null if he wrote nothing
     * @throws Refusal {@code stale-revision} if the draft is not what the caller has seen, saying what differs
     */
    void requireSeen(ExpectedVersion expected, @Nullable FormFields yours) {
        DraftVersion now = draft.version();
        if (expected.value() == now.number()) {
            return;
        }
        DraftVersion seen = DraftVersion.of(expected.value());
        FormFields base = seen.saves() == 0 ? revisions.at(seen.baseRevision()) : draft.formAt(seen);
        FormFields mine = yours != null ? yours : base != null ? base : draft.form();
        FormMerge merge = FormMerge.of(base, mine, draft.form(), draft::lastEdit);
        throw merge.refusal(now.number(), now.baseRevision(), DraftForm.of(merge.result()));
    }
}
