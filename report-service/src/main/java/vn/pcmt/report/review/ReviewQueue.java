package vn.pcmt.report.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.outlier.Outlier;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.submission.OpenRemark;

/**
 * What awaits a reviewer.
 *
 * @param asOf when it was read; to be named when all clean ones are accepted
 * @param counts of all pages
 * @param items of this page, the oldest deadline first
 * @param unreadable reports that wait and cannot be shown: an administrator has to look at what is stored
 */
record ReviewQueue(
        Instant asOf, Counts counts, List<Item> items, List<Unreadable> unreadable, int page, int size, long total) {

    /**
     * @param waiting {@code clean + odd}; without those that cannot be read
     * @param returned sent back and not in again
     */
    record Counts(long waiting, long clean, long odd, long returned) {}

    /**
     * A report that awaits review.
     *
     * @param version number for the entity tag
     * @param dueAt deadline, an extension included
     * @param timeliness of the first submission
     * @param reason of a correction
     * @param clean whether it may be accepted together with others
     * @param odd why not, if not
     * @param findings of the rules, as they were judged when it came in, with what the unit said to them
     * @param remarks of earlier returns, each with whether its field was changed since
     * @param changes since the revision before; null for the first
     */
    record Item(
            String id,
            String template,
            String unitKey,
            String unitName,
            String period,
            ReportStatus status,
            int revision,
            long version,
            Instant dueAt,
            Instant submittedAt,
            @Nullable Timeliness timeliness,
            @Nullable String reason,
            boolean clean,
            Set<Oddity> odd,
            List<Judged> findings,
            List<Unlikely> outliers,
            List<OpeningFlag> openings,
            List<OpenRemark> remarks,
            @Nullable Changes changes) {}

    /** A report that is damaged in the store. */
    record Unreadable(String id, String template, String unitKey, String unitName, String period) {}

    /** @param text a sentence in the reader's language */
    record Judged(Finding finding, String text) {}

    /** @param text a sentence in the reader's language */
    record Unlikely(Outlier figures, String text) {}

    /** @param since number of the revision before */
    record Changes(int since, List<Change> fields) {}

    /**
     * A field that changed.
     *
     * @param field code of an indicator, id of a narrative, {@code note}, or {@code nothingToReport}
     * @param before as text; null if it was blank
     */
    record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
