package vn.pcmt.notification.delivery;

/** Asked right before a message leaves the house, perhaps hours after it was decided. */
public interface Relevance {

    /** Whether what the alert says is still so. */
    boolean stillHolds(AlertCause cause);
}
