package vn.pcmt.notification.delivery;

import java.time.Instant;

/** Tells several alerts by one message. */
public interface Digests {

    /** How an alert stands in its digest. */
    sealed interface Standing {

        /** The digest was sent, or never will be. */
        record Settled(Outcome outcome) implements Standing {}

        /** Another node is at it, or it is tried again. */
        record Later(Instant at) implements Standing {}

        /** The digest was made up before the alert was there. */
        record NotInIt() implements Standing {}
    }

    /** Has the digest sent if that has not happened yet, and says what it means for one of its alerts. */
    Standing tell(String digest, Alert alert);
}
