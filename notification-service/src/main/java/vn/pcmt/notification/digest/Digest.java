package vn.pcmt.notification.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** One mail that tells one officer what came together; what is in it is decided once, by whichever node is first. */
@Document(Digest.COLLECTION)
final class Digest {

    static final String COLLECTION = "digests";

    /** Where it stands. */
    enum State {
        DUE,
        SENDING,
        /** It may have been sent; it is sent once more under the same id. */
        UNKNOWN,
        SENT,
        GAVE_UP
    }

    /** One step. */
    record Entry(State state, Instant at, @Nullable String detail) {}

    @Id
    private final String id;

    @Version
    private long version;

    private final String officer;
    private final List<String> alerts;
    private final @Indexed Instant madeAt;
    private State state;
    private int attempts;
    private @Nullable Instant next;
    private final List<Entry> history;

    @PersistenceCreator
    Digest(
            String id,
            long version,
            String officer,
            List<String> alerts,
            Instant madeAt,
            State state,
            int attempts,
            @Nullable Instant next,
            List<Entry> history) {
        this.id = id;
        this.version = version;
        this.officer = officer;
        this.alerts = List.copyOf(alerts);
        this.madeAt = madeAt;
        this.state = state;
        this.attempts = attempts;
        this.next = next;
        this.history = new ArrayList<>(history);
    }

    static Digest of(String id, String officer, List<String> alerts, Instant now) {
        return new Digest(id, 0, officer, alerts, now, State.DUE, 0, now, List.of());
    }

    /** Takes it for an attempt until a time; false if it is not due, another has it or it is settled. */
    boolean begin(Instant now, Instant until) {
        if (isSettled() || next == null || next.isAfter(now)) {
            return false;
        }
        if (state == State.SENDING) {
            note(State.UNKNOWN, now, "the node stopped between sending and noting it", now);
        }
        if (history.stream().filter(entry -> entry.state() == State.UNKNOWN).count() > 1) {
            note(State.GAVE_UP, now, "outcome unknown twice", null);
            return false;
        }
        attempts++;
        note(State.SENDING, now, null, until);
        return true;
    }

    void note(State then, Instant now, @Nullable String detail, @Nullable Instant after) {
        state = then;
        next = after;
        history.add(new Entry(then, now, detail));
    }

    boolean isSettled() {
        return state == State.SENT || state == State.GAVE_UP;
    }

    boolean holds(String alert) {
        return alerts.contains(alert);
    }

    String id() {
        return id;
    }

    String officer() {
        return officer;
    }

    /** Ids. */
    List<String> alerts() {
        return alerts;
    }

    Instant madeAt() {
        return madeAt;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant next() {
        return next;
    }

    /** Why it came to where it stands. */
    String lastDetail() {
        String detail = history.isEmpty() ? null : history.getLast().detail();
        return detail == null ? state.name() : detail;
    }
}
