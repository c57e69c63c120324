package vn.pcmt.notification.delivery;

/** What came of one attempt to deliver. */
sealed interface Outcome {

    /** The channel took it. */
    record Delivered(String detail) implements Outcome {}

    /** It may work later: the other side is away or busy. */
    record TryLater(String cause) implements Outcome {}

    /** It will never work: there is no such address, or the message was refused for good. */
    record GaveUp(String cause) implements Outcome {}
}
