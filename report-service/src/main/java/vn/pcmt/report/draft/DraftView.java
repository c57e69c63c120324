package vn.pcmt.report.draft;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.submission.FormMerge;
import vn.pcmt.report.submission.PreviousFigures.Previous;

/**
 * A draft as those see it who write in it.
 *
 * @param id of the report
 * @param version number for the entity tag
 * @param baseRevision the report's revision that it is written on, 0 if on none
 * @param written whether anything was saved; if not, it begins with what was sent last
 * @param form what stands in it, in the shape in which it is saved
 * @param edits who wrote the fields that are filled
 * @param correction whether it will be sent as a correction, with a reason
 * @param confirmation whether only the head of the commune may send it
 * @param previous figures of the period before, to compare with; null if there are none
 * @param openings what was there at the end of the period before, by indicator: with what came and went it gives the
 *     figure to enter, which stays blank until somebody does
 * @param returned why the province sent the report back last; null if it did not, or has accepted it since
 * @param sentBack why the head of the commune did not send the draft; null if he was not asked or has not answered
 * @param overtaken what somebody had written when the report was sent from elsewhere; null if nothing was left behind
 */
record DraftView(
        String id,
        long version,
        int baseRevision,
        boolean written,
        @JsonUnwrapped DraftForm form,
        List<Edit> edits,
        boolean correction,
        boolean confirmation,
        @Nullable Previous previous,
        Map<String, BigDecimal> openings,
        @Nullable ReturnedWith returned,
        SavedDraft.@Nullable Proposal proposal,
        SavedDraft.@Nullable SentBack sentBack,
        @Nullable Overtaken overtaken) {

    record Edit(String pointer, String by, Instant at) {}

    /** @param remarks each on one field */
    record ReturnedWith(String reason, Instant at, List<Pinned> remarks) {}

    record Pinned(String pointer, String text) {}

    /** @param conflicts fields in which what was written and what was sent differ */
    record Overtaken(List<FormMerge.Conflict> conflicts, List<FormMerge.Merged> merged, DraftForm result) {}
}
