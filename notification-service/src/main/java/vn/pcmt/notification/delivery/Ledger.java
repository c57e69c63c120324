package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import vn.pcmt.notification.delivery.Delivery.State;

/** How one alert reaches its officer: a row for each lane, and the order in which the lanes are tried. */
final class Ledger {

    /** What is to be done with a row that a node has taken. */
    enum Step {
        /** It is not due, or another node has it. */
        NOTHING,
        /** What a stopped node left was noted; look again. */
        NOTED,
        /** Nodes stopped at it twice: to be given up. */
        GIVE_UP,
        SEND,
        /** Ask for the digest that tells it. */
        TELL_IN_DIGEST,
        /** Ask the other side what became of it. */
        LOOK_UP
    }

    private final Map<String, Delivery> rows;
    private final List<String> route;
    /** Whether systems are told beside the officer: lets their deliveries be found without knowing all systems. */
    private final boolean beside;

    private @Indexed(sparse = true) @Nullable String digest;

    @PersistenceCreator
    Ledger(
            @Nullable Map<String, Delivery> rows,
            @Nullable List<String> route,
            boolean beside,
            @Nullable String digest) {
        this.rows = new LinkedHashMap<>();
        if (rows != null) {
            this.rows.putAll(rows);
        }
        this.route = route == null ? List.of() : List.copyOf(route);
        this.beside = beside;
        this.digest = digest;
    }

    /** Of an alert that nobody is told. */
    static Ledger empty() {
        return new Ledger(null, null, false, null);
    }

    /** In the inbox now, by the other lanes as planned. */
    static Ledger of(Plan plan, Instant now) {
        List<String> route = plan.route().stream().map(Lane::toString).toList();
        Ledger ledger = new Ledger(null, route, !plan.beside().isEmpty(), plan.digest());
        ledger.arrivedInInbox(now);
        for (int place = 0; place < route.size(); place++) {
            ledger.rows.put(route.get(place), place == 0 ? firstOf(plan, now) : reserve(now));
        }
        plan.beside().forEach(lane -> ledger.rows.put(lane.toString(), Delivery.first(State.DUE, now, null, now)));
        return ledger;
    }

    /** In the inbox only. */
    static Ledger inboxOnly(Plan plan, Instant now, String reason) {
        Ledger ledger = new Ledger(null, null, false, null);
        ledger.arrivedInInbox(now);
        plan.route()
                .forEach(lane -> ledger.rows.put(lane.toString(), Delivery.first(State.NOT_SENT, now, reason, null)));
        return ledger;
    }

    private void arrivedInInbox(Instant now) {
        rows.put(Lane.INBOX.toString(), Delivery.first(State.DELIVERED, now, null, null));
    }

    private static Delivery firstOf(Plan plan, Instant now) {
        if (plan.digest() != null) {
            return Delivery.first(State.HELD, now, "digest " + plan.digest(), plan.at());
        }
        return plan.at().isAfter(now)
                ? Delivery.first(State.HELD, now, "until the next working window", plan.at())
                : Delivery.first(State.DUE, now, null, plan.at());
    }

    private static Delivery reserve(Instant now) {
        return Delivery.first(State.RESERVE, now, null, null);
    }

    /**
     * Takes a row for one step; whoever saves it first has it until the time given.
     *
     * @param mostUnclear how often it may end without anybody knowing
     */
    Step begin(Lane lane, Instant now, Instant until, int mostUnclear) {
        Delivery row = rows.get(lane.toString());
        if (row == null || !row.isDue(now)) {
            return Step.NOTHING;
        }
        return switch (row.state()) {
            case SENDING -> {
                if (row.times(State.UNKNOWN) >= mostUnclear) {
                    postpone(lane, until);
                    yield Step.GIVE_UP;
                }
                note(lane, State.UNKNOWN, now, "the node stopped between sending and noting it", now);
                yield Step.NOTED;
            }
            case UNKNOWN, SENT -> {
                postpone(lane, until);
                yield Step.LOOK_UP;
            }
            case DUE, HELD, FAILED_RETRY -> {
                if (row.state() == State.HELD && isInDigest(lane)) {
                    postpone(lane, until);
                    yield Step.TELL_IN_DIGEST;
                }
                note(lane, State.SENDING, now, null, until);
                yield Step.SEND;
            }
            case DELIVERED, GAVE_UP, NOT_SENT, RESERVE -> throw new IllegalStateException(lane + " is settled");
        };
    }

    /** Sends once more what may have arrived; the other side can tell by the id that it is one message. */
    void again(Lane lane, Instant now, Instant until) {
        note(lane, State.SENDING, now, "again, with the same id", until);
    }

    void note(Lane lane, State state, Instant now, @Nullable String detail, @Nullable Instant next) {
        rows.put(lane.toString(), row(lane).to(state, now, detail, next));
    }

    void postpone(Lane lane, @Nullable Instant until) {
        rows.put(lane.toString(), row(lane).postponed(until));
    }

    /** The officer was reached: what was kept in reserve is not needed. */
    void reserveNotNeeded(Instant now, String why) {
        route.stream()
                .filter(lane -> Objects.requireNonNull(rows.get(lane)).state() == State.RESERVE)
                .forEach(lane -> note(Lane.parse(lane), State.NOT_SENT, now, why, null));
    }

    /**
     * Goes on to the next lane after one that failed.
     *
     * @param window when the officer may be disturbed
     * @return that lane, if there was one in reserve
     */
    Optional<Lane> failOver(Lane failed, Instant now, Instant window) {
        if (!route.contains(failed.toString())) {
            return Optional.empty();
        }
        Optional<Lane> next = reserved();
        next.ifPresent(
                lane -> note(lane, window.isAfter(now) ? State.HELD : State.DUE, now, "instead of " + failed, window));
        return next;
    }

    /** The next lane to try should the present one fail. */
    Optional<Lane> reserved() {
        return route.stream()
                .filter(lane -> Objects.requireNonNull(rows.get(lane)).state() == State.RESERVE)
                .findFirst()
                .map(Lane::parse);
    }

    /** It goes alone, because its digest went without it. */
    void leaveDigest(Instant now, String why) {
        digest = null;
        note(Lane.EMAIL, State.DUE, now, why, now);
    }

    /**
     * Finds the window for what waits: the next one; after a failure, the next one from the time of the new attempt on.
     *
     * @return whether anything changed
     */
    boolean planAgain(Instant now, UnaryOperator<Instant> window) {
        boolean changed = false;
        for (String lane : route) {
            Delivery row = Objects.requireNonNull(rows.get(lane));
            Instant planned = row.next();
            if (planned == null || !planned.isAfter(now) || !waitsForWindow(row)) {
                continue;
            }
            Instant anew = window.apply(row.state() == State.HELD && digest == null ? now : planned);
            rows.put(lane, row.postponed(anew));
            changed |= !anew.equals(planned);
        }
        return changed;
    }

    private static boolean waitsForWindow(Delivery row) {
        return row.state() == State.DUE || row.state() == State.HELD || row.state() == State.FAILED_RETRY;
    }

    /** When the first of the rows has to be looked at; null if none has. */
    @Nullable
    Instant next() {
        return rows.values().stream()
                .map(Delivery::next)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    Delivery row(Lane lane) {
        Delivery row = rows.get(lane.toString());
        if (row == null) {
            throw new IllegalStateException("no row for " + lane);
        }
        return row;
    }

    boolean isToldBeside() {
        return beside;
    }

    boolean leadsToOfficer(Lane lane) {
        return route.contains(lane.toString());
    }

    private boolean isInDigest(Lane lane) {
        return digest != null && lane.equals(Lane.EMAIL);
    }

    /** Key of the digest that tells it; null if it goes alone. */
    @Nullable
    String digest() {
        return digest;
    }

    /** In the order in which the lanes are tried. */
    Map<String, Delivery> rows() {
        return rows;
    }
}
