package vn.pcmt.notification.delivery;

import vn.pcmt.notification.preferences.ChannelName;

/**
 * A way to reach officers outside the inbox; the inbox needs none, an alert is in it by being saved. Failures are
 * outcomes, not exceptions; what throws nevertheless leaves the attempt's outcome unknown.
 */
public interface Channel {

    ChannelName name();

    /** Whether this installation has it: a gateway without an address is no channel. */
    default boolean isSetUp() {
        return true;
    }

    /** Tries once, within a bounded time that is shorter than the lease of an attempt. */
    Outcome deliver(Alert alert, Lane lane);

    /** How often an attempt may end without anybody knowing, before the next channel is tried. */
    default int mostUnclear() {
        return 1;
    }

    /** Asks what became of an attempt, within the same time. */
    default Fate lookUp(Alert alert, Lane lane) {
        return new Fate.CannotTell();
    }
}
