package vn.pcmt.notification.delivery;

/** What the other side says of a message whose outcome is not known. */
public sealed interface Fate {

    /** It has the message, and knows this of it; never that it is to be tried later. */
    record Known(Outcome outcome) implements Fate {}

    /** It never had the message. */
    record NeverArrived() implements Fate {}

    /** It does not say, now; it may say later. */
    record AskLater(String cause) implements Fate {}

    /** It cannot say. */
    record CannotTell() implements Fate {}
}
