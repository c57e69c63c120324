package vn.pcmt.plan.unit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;

/**
 * A reorganisation that passed its rules. It is written before the first unit is touched, so that whoever finds it due
 * or unfinished can carry it out.
 *
 * @param command caller and idempotency key of the command; null for those the installation begins with
 * @param actor who decided it
 * @param recorded when it was decided
 * @param begun when it began to take effect, the time its events carry; null while planned
 * @param moved units that a change of parent moves, found when it began
 * @param ended when the last unit was written, or it was undone or failed; null before
 * @param endedBy who undid it, null if nobody did
 * @param problems codes of the rules it breaks by now, if it failed
 */
@Document(ReorganisationRecord.COLLECTION)
@TypeAlias("reorganisation")
@CompoundIndex(name = "due", def = "{'status': 1, 'reorganisation.effectiveOn': 1}")
record ReorganisationRecord(
        @Id String id,
        @Version @Nullable Long version,
        Reorganisation reorganisation,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        String actor,
        Instant recorded,
        Status status,
        @Nullable Instant begun,
        List<String> moved,
        @Nullable Instant ended,
        @Nullable String endedBy,
        List<String> problems,
        Receipts receipts) {
    static final String COLLECTION = "reorganisations";

    /** Where a reorganisation stands. */
    enum Status {
        /** Waits for its day; may be undone. */
        PLANNED,
        /** Some units may have been written. */
        UNDER_WAY,
        IN_EFFECT,
        /** Taken back before its day. */
        UNDONE,
        /** Its day came and the map no longer allowed it; no unit was touched. */
        FAILED
    }

    static ReorganisationRecord planned(Reorganisation wanted, @Nullable String command, String actor, Instant at) {
        return new ReorganisationRecord(
                wanted.id(),
                null,
                wanted,
                command,
                actor,
                at,
                Status.PLANNED,
                null,
                List.of(),
                null,
                null,
                List.of(),
                new Receipts());
    }

    /** Takes effect from now on; {@code moved} are the units that move. */
    ReorganisationRecord begun(List<String> moved, Instant at) {
        return as(Status.UNDER_WAY, at, moved, null, null, List.of());
    }

    ReorganisationRecord done(Instant at) {
        return as(Status.IN_EFFECT, begun, moved, at, null, List.of());
    }

    ReorganisationRecord undone(String by, Instant at) {
        return as(Status.UNDONE, null, List.of(), at, by, List.of());
    }

    ReorganisationRecord failed(List<String> problems, Instant at) {
        return as(Status.FAILED, begun, moved, at, null, problems);
    }

    /** The time that its events carry. */
    Instant at() {
        return begun == null ? recorded : begun;
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    private ReorganisationRecord as(
            Status status,
            @Nullable Instant begun,
            List<String> moved,
            @Nullable Instant ended,
            @Nullable String endedBy,
            List<String> problems) {
        return new ReorganisationRecord(
                id,
                version,
                reorganisation,
                command,
                actor,
                recorded,
                status,
                begun,
                moved,
                ended,
                endedBy,
                problems,
                receipts);
    }
}
