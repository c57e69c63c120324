package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A remark that has not been settled by an acceptance. It stands beside its field, however often the report comes in.
 *
 * @param indicator code of the figure it is about, or null
 * @param narrative id of the text it is about, or null
 * @param revision the one that was remarked on
 * @param changed whether the field is another in the latest revision
 */
public record OpenRemark(
        @Nullable String indicator,
        @Nullable String narrative,
        String text,
        int revision,
        Instant at,
        boolean changed) {

    /** Those made since the last acceptance, oldest first. */
    static List<OpenRemark> of(Report report) {
        List<OpenRemark> open = new ArrayList<>();
        for (Decision decision : report.decisions()) {
            switch (decision.outcome()) {
                case ACCEPTED -> open.clear();
                case RETURNED -> decision.remarks().forEach(remark -> open.add(of(remark, decision, report)));
            }
        }
        return List.copyOf(open);
    }

    private static OpenRemark of(Remark remark, Decision decision, Report report) {
        Object then = report.revision(decision.revision())
                .map(revision -> content(revision, remark))
                .orElse(null);
        Object now = report.latest().map(revision -> content(revision, remark)).orElse(null);
        return new OpenRemark(
                remark.indicator(),
                remark.narrative(),
                remark.text(),
                decision.revision(),
                decision.at(),
                !Objects.equals(then, now));
    }

    private static @Nullable Object content(Revision revision, Remark remark) {
        String indicator = remark.indicator();
        if (indicator != null) {
            return revision.values().get(indicator);
        }
        String narrative = remark.narrative();
        return narrative == null || narrative.equals(Remark.NOTE)
                ? revision.note()
                : revision.narratives().get(narrative);
    }
}
