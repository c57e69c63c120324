package vn.pcmt.notification.preferences;

import java.util.Set;

/** Which channels this installation has: a gateway without an address is none. */
@FunctionalInterface
public interface ChannelsAtHand {

    Set<ChannelName> names();
}
