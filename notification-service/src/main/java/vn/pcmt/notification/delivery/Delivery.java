package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger row of one alert on one lane: where it stands and every step that led there.
 *
 * @param attempts how often the channel was tried
 * @param at when it came to this state
 * @param detail what the other side said, or why
 * @param next when it has to be looked at again; null if nothing is left to do
 */
public record Delivery(
        State state,
        int attempts,
        Instant at,
        @Nullable String detail,
        @Nullable Instant next,
        List<Entry> history) {

    /** Where a delivery stands. */
    public enum State {
        /** To be sent when its turn comes. */
        DUE,
        /** It waits for a working window or for a digest. */
        HELD,
        /** A node is at it. */
        SENDING,
        /** The other side took it over and will say later whether it has arrived. */
        SENT,
        /** It has arrived: the mail server, the subscriber or the telephone has it. */
        DELIVERED,
        /** It failed and will be tried again. */
        FAILED_RETRY,
        /** It may have arrived: nobody answered, or a node stopped between sending and noting it. */
        UNKNOWN,
        /** It will not be tried again. */
        GAVE_UP,
        /** It was never sent by this channel, for the reason given. */
        NOT_SENT,
        /** Used only if the channels before it fail. */
        RESERVE
    }

    /** One step in the life of a delivery. */
    public record Entry(State state, Instant at, @Nullable String detail) {}

    public Delivery {
        history = List.copyOf(history);
    }

    static Delivery first(State state, Instant at, @Nullable String detail, @Nullable Instant next) {
        return new Delivery(
                state, state == State.DELIVERED ? 1 : 0, at, detail, next, List.of(new Entry(state, at, detail)));
    }

    Delivery to(State then, Instant now, @Nullable String why, @Nullable Instant after) {
        List<Entry> longer = new ArrayList<>(history);
        longer.add(new Entry(then, now, why));
        return new Delivery(then, then == State.SENDING ? attempts + 1 : attempts, now, why, after, longer);
    }

    /** The same step, to be looked at at another time. */
    Delivery postponed(@Nullable Instant until) {
        return new Delivery(state, attempts, at, detail, until, history);
    }

    boolean isDue(Instant now) {
        return next != null && !next.isAfter(now);
    }

    /** How often it came to this state. */
    long times(State state) {
        return history.stream().filter(entry -> entry.state() == state).count();
    }
}
