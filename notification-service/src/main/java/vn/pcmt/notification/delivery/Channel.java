package vn.pcmt.notification.delivery;

/**
 * A way to reach officers outside the inbox; the inbox needs none, an alert is in it by being saved. Failures are outcomes, not exceptions; what throws nevertheless leaves the attempt's outcome
 * unknown.
 */
interface Channel {

    ChannelName name();

    /** Tries once, within a bounded time that is shorter than the lease of an attempt. */
    Outcome deliver(Alert alert);
}
