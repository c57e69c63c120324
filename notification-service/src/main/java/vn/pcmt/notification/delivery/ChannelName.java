package vn.pcmt.notification.delivery;

/** The ways an alert can reach an officer. */
public enum ChannelName {
    /** The record of truth: what is in the inbox has been told. */
    INBOX,
    EMAIL
}
