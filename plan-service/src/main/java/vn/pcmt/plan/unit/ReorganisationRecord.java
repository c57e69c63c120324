package vn.pcmt.plan.unit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A reorganisation that passed its rules and was begun. It is written before the first unit is touched, so that whoever
 * finds it unfinished can finish it.
 *
 * @param command caller and idempotency key of the command; null for those the installation begins with
 * @param done when the last unit was written; null while under way
 */
@Document(ReorganisationRecord.COLLECTION)
@TypeAlias("reorganisation")
record ReorganisationRecord(
        @Id String id,
        @Version @Nullable Long version,
        Reorganisation reorganisation,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        String actor,
        Instant begun,
        @Nullable Instant done) {
    static final String COLLECTION = "reorganisations";

    ReorganisationRecord doneAt(Instant at) {
        return new ReorganisationRecord(id, version, reorganisation, command, actor, begun, at);
    }
}
