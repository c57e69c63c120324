package vn.pcmt.report.sample;

import java.time.Instant;
import vn.pcmt.report.submission.Draft;

/** One thing that happened to a sample report. */
sealed interface Step {
    Instant at();

    /** The unit sent it, or sent it again. */
    record Submitted(Draft draft, Instant at) implements Step {}

    /** The province sent it back. */
    record Returned(Instant at) implements Step {}

    /** The province accepted a revision. */
    record Accepted(int revision, Instant at) implements Step {}

    /** The unit changed what had been accepted. */
    record Corrected(Draft draft, Instant at) implements Step {}
}
