package vn.pcmt.notification.silence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.notification.routing.Matcher;

/**
 * Something is not said from one moment to another. What would have been is decided anew at the end.
 *
 * @param version of the document; null before it is stored
 * @param type whether somebody just wants quiet, or a failure explains what would be said
 * @param area key of the area it is in
 * @param matchers all have to hold
 * @param reason in Vietnamese
 * @param author id of the officer who declared it
 * @param until its end, moved to the moment it is ended early
 * @param endedBy id of the officer who ended it early, null if nobody did
 * @param over whether its end has been told to whom it concerns
 * @param fingerprint of the command that made it
 * @param endKey idempotency key of the command that ended it early
 * @param untold set until those whom a failure concerns have been told that it began; null if there is nobody to tell
 */
@Document(Silence.COLLECTION)
record Silence(
        @Id String id,
        @Version @Nullable Long version,
        Type type,
        @Indexed String area,
        List<Matcher> matchers,
        String reason,
        String author,
        Instant from,
        @Indexed Instant until,
        @Nullable String endedBy,
        boolean over,
        String fingerprint,
        @Nullable String endKey,
        @Indexed @Nullable Boolean untold) {

    static final String COLLECTION = "silences";

    /** Why it is quiet. */
    enum Type {
        SILENCE,
        OUTAGE
    }

    boolean isInForce(Instant now) {
        return !from.isAfter(now) && until.isAfter(now);
    }

    boolean isUntold() {
        return untold != null && untold;
    }

    Silence ended(Instant now, String by, String key) {
        return new Silence(
                id, version, type, area, matchers, reason, author, from, now, by, over, fingerprint, key, untold);
    }

    Silence told() {
        return new Silence(
                id,
                version,
                type,
                area,
                matchers,
                reason,
                author,
                from,
                until,
                endedBy,
                true,
                fingerprint,
                endKey,
                untold);
    }
}
