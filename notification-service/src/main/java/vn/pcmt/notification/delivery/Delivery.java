package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger row of one alert on one channel: where it stands and every step that led there.
 *
 * @param attempts how often the channel was tried
 * @param at when it came to this state
 * @param detail what the other side said, or why
 */
public record Delivery(
        State state, int attempts, Instant at, @Nullable String detail, List<Entry> history) {

    /** Where a delivery stands. */
    public enum State {
        /** To be sent when its time comes. */
        DUE,
        /** A node is at it. */
        SENDING,
        /** The channel took it. */
        DELIVERED,
        /** It failed and will be tried again. */
        FAILED_RETRY,
        /** A node stopped between sending and noting it: it may have arrived. It is sent once more. */
        UNKNOWN,
        /** It will not be tried again. */
        GAVE_UP,
        /** It was never sent, because there was nothing left to say by this channel. */
        NOT_SENT
    }

    /** One step in the life of a delivery. */
    public record Entry(State state, Instant at, @Nullable String detail) {}

    public Delivery {
        history = List.copyOf(history);
    }

    static Delivery first(State state, Instant at, @Nullable String detail) {
        return new Delivery(state, state == State.DELIVERED ? 1 : 0, at, detail, List.of(new Entry(state, at, detail)));
    }

    Delivery to(State next, Instant now, @Nullable String why) {
        List<Entry> longer = new ArrayList<>(history);
        longer.add(new Entry(next, now, why));
        return new Delivery(next, next == State.SENDING ? attempts + 1 : attempts, now, why, longer);
    }

    boolean wasEver(State once) {
        return history.stream().anyMatch(entry -> entry.state() == once);
    }
}
