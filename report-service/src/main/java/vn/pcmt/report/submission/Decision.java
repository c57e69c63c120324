package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided about a revision. Kept for ever.
 *
 * @param revision the one decided on
 * @param by officer id
 * @param reason of a return; null for an acceptance
 * @param remarks on single fields; none for an acceptance
 */
public record Decision(
        int revision,
        Outcome outcome,
        Instant at,
        String by,
        @Nullable String reason,
        List<Remark> remarks) {

    /** Which way it went. */
    public enum Outcome {
        ACCEPTED,
        RETURNED
    }

    public Decision {
        remarks = List.copyOf(remarks);
    }
}
