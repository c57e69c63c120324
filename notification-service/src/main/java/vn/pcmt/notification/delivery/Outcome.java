package vn.pcmt.notification.delivery;

import java.time.Duration;

/** What came of one attempt to deliver. */
public sealed interface Outcome {

    /** It has arrived at the other side for good. */
    record Delivered(String detail) implements Outcome {}

    /** The other side took it over and will know later whether it has arrived. */
    record Accepted(String detail) implements Outcome {}

    /**
     * It did not arrive, and may work later: the other side is away or busy.
     *
     * @param pause at least, as the other side asked for
     */
    record TryLater(String cause, Duration pause) implements Outcome {
        public TryLater(String cause) {
            this(cause, Duration.ZERO);
        }
    }

    /**
     * It was not even tried, because the channel as a whole does not work at present.
     *
     * @param pause until it may work again
     */
    record Away(String cause, Duration pause) implements Outcome {}

    /** It may have arrived: it was handed over, and nobody said what became of it. */
    record Unclear(String cause) implements Outcome {}

    /** It will never work: there is no such address, or the message was refused for good. */
    record GaveUp(String cause) implements Outcome {}
}
