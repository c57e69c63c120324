package vn.pcmt.notification.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.alert.AlertState.AlertKind;

/**
 * One decision about one thing there was to say.
 *
 * @param id the same however often it is decided alike
 * @param occasion tells it from others of its kind about the same obligation
 * @param officer id of the officer it concerns, null if all that would have been told
 * @param detail what it rests on: the rule or route, the id of a silence or a group, how it was escalated
 * @param until when it is looked at again, null if it is not
 */
@Document(Decision.COLLECTION)
public record Decision(
        @Id String id,
        @Indexed Instant at,
        Verdict verdict,
        @Indexed String obligation,
        AlertKind kind,
        String occasion,
        @Indexed String unitKey,
        @Indexed @Nullable String officer,
        String detail,
        @Nullable Instant until) {

    static final String COLLECTION = "decisions";

    /** What was decided. */
    public enum Verdict {
        /** An alert was raised for the officer. */
        TOLD,
        /** It was raised, and waits for a working window. */
        HELD,
        /** It goes into an alert about many. */
        GROUPED,
        /** It came before somebody higher up. */
        ESCALATED,
        /** A silence was in force. */
        SILENCED,
        /** A declared failure explains it. */
        INHIBITED,
        /** Nobody who should be told was there, so others were. */
        NO_RECIPIENT,
        /** It was told before it could be said, or was no longer so. */
        SETTLED
    }
}
