package vn.pcmt.notification.preferences;

/** The ways an alert can reach an officer, or a system that works for officers. */
public enum ChannelName {
    /** The record of truth: what is in the inbox has been told. */
    INBOX,
    EMAIL,
    /** Zalo Notification Service, through a gateway. */
    ZALO,
    /** Text messages, through a gateway. */
    SMS,
    /** The browsers in which the officer asked for it. */
    WEB_PUSH,
    /** A system of the province that asked to be told. It is no officer's choice. */
    WEBHOOK;

    /** Whether officers choose it: the inbox has everything, and systems are told for themselves. */
    public boolean isChoice() {
        return this != INBOX && this != WEBHOOK;
    }
}
