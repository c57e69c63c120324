package vn.pcmt.report.draft;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command on a draft; the same again when the command is repeated under its key.
 *
 * @param id of the report
 * @param version number for the entity tag
 * @param baseRevision the report's revision that the draft is written on
 * @param proposal if the head of the commune is asked to send it
 * @param changedAt when it was last changed
 */
record DraftOutcome(
        String id, long version, int baseRevision, SavedDraft.@Nullable Proposal proposal, Instant changedAt) {

    static DraftOutcome of(SavedDraft draft) {
        return new DraftOutcome(
                draft.reportId().toString(),
                draft.version().number(),
                draft.version().baseRevision(),
                draft.proposal(),
                draft.changedAt());
    }
}
