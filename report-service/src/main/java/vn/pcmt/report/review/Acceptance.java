package vn.pcmt.report.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * All clean reports of an area are being accepted. It is written before the first report, and after each batch, so that
 * whoever finds it unfinished can finish it.
 *
 * @param fingerprint of the command, to tell its repetition from another one
 * @param caller the reviewer, with the rights of the moment
 * @param progress how far it has come; null until somebody has looked at what waits
 * @param cancelled when the reviewer called it off; what was accepted before stays accepted
 * @param failed whether it ended before its time for a reason that the log tells
 * @param done when it ended, null while it is under way
 * @param leasedUntil until when a node is at it
 */
@Document(Acceptance.COLLECTION)
@TypeAlias("acceptance")
@CompoundIndex(name = "unfinished", def = "{'done': 1, 'leasedUntil': 1}")
record Acceptance(
        @Id String id,
        String fingerprint,
        Wanted wanted,
        Caller caller,
        Instant begun,
        @Nullable Progress progress,
        @Nullable Instant cancelled,
        boolean failed,
        @Nullable Instant done,
        Instant leasedUntil) {

    static final String COLLECTION = "acceptances";

    /**
     * What is to be accepted.
     *
     * @param seenAt when the reviewer looked; null if the revisions are named
     * @param seen the revisions that were seen; none for all in the area
     */
    record Wanted(
            String area,
            String template,
            String period,
            @Nullable Instant seenAt,
            List<Seen> seen) {
        Wanted {
            seen = List.copyOf(seen);
        }
    }

    /** @param report its id, as the reviewer wrote it */
    record Seen(String report, int revision) {}

    /**
     * What has become of the reports so far.
     *
     * @param reports that are meant, dealt with or not
     * @param left those that were not accepted
     */
    record Progress(int reports, int accepted, int left) {
        Progress and(int moreAccepted, int moreLeft) {
            return new Progress(reports, accepted + moreAccepted, left + moreLeft);
        }
    }

    /** Nobody is at it yet. */
    static Acceptance begun(String id, String fingerprint, Wanted wanted, Caller caller, Instant now) {
        return new Acceptance(id, fingerprint, wanted, caller, now, null, null, false, null, Instant.EPOCH);
    }

    /** Under which each report remembers that this accepted it. */
    IdempotencyKey key() {
        return new IdempotencyKey("acceptance-" + id);
    }

    /** Has come further, and stays with its node for a while longer. */
    Acceptance at(Progress newProgress, Instant newLease) {
        return new Acceptance(id, fingerprint, wanted, caller, begun, newProgress, cancelled, failed, done, newLease);
    }

    Acceptance ended(boolean hasFailed, Instant now) {
        return new Acceptance(id, fingerprint, wanted, caller, begun, progress, cancelled, hasFailed, now, leasedUntil);
    }

    Progress known() {
        return Objects.requireNonNullElse(progress, new Progress(0, 0, 0));
    }

    /** How far it has come. */
    State state() {
        if (done == null) {
            return progress == null ? State.QUEUED : State.RUNNING;
        }
        if (failed) {
            return State.FAILED;
        }
        return cancelled == null ? State.DONE : State.CANCELLED;
    }

    /** Where an acceptance of many reports stands. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }
}
