package vn.pcmt.notification.delivery;

import org.jspecify.annotations.Nullable;
import vn.pcmt.notification.preferences.ChannelName;

/**
 * Where a message goes: a channel, and where a channel has several ends, which of them. Each lane of an alert has its own
 * row in the ledger.
 *
 * @param target letters, digits and hyphens; null for a channel that finds the officer by itself
 */
public record Lane(ChannelName channel, @Nullable String target) {

    public static final Lane INBOX = of(ChannelName.INBOX);
    public static final Lane EMAIL = of(ChannelName.EMAIL);

    private static final char SEPARATOR = ':';

    public static Lane of(ChannelName channel) {
        return new Lane(channel, null);
    }

    /** Reads back what {@link #toString} wrote. */
    public static Lane parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? of(ChannelName.valueOf(text))
                : new Lane(ChannelName.valueOf(text.substring(0, end)), text.substring(end + 1));
    }

    /** {@code EMAIL} or {@code WEBHOOK:target}; also the name of its row. */
    @Override
    public String toString() {
        return target == null ? channel.name() : channel.name() + SEPARATOR + target;
    }
}
