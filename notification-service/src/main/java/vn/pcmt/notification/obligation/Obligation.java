package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.delivery.Subject;

/**
 * What a unit owes until a deadline: a report, a task, an answer. The document is a fold over the events of what is owed
 * that does not depend on their order: the latest version decides where it stands, and every return and every flag is
 * kept under its own version.
 *
 * @param id the report's id; of anything else {@link Debt#id}
 * @param version of the latest event applied
 * @param stateSince when that event happened
 * @param returns every time it was sent back, by the version of that event
 * @param flags every time its openings were flagged, or fitted again, by the version of that event
 * @param told what has been decided and raised, as {@code kind~occasion}
 * @param chased whether it was recent enough to be chased when it was first looked at
 * @param suppression set while it is not chased because its deadline is too old
 * @param firstSeenAt when this service first heard of it
 * @param nextActionAt when it has to be looked at again; null when only an event can bring news
 * @param returnToTell whether a return or a flag has not been looked at yet
 * @param claim token of the node that is deciding; an event that arrives meanwhile takes it away
 * @param about what is owed, beyond template and period
 * @param resting whether nobody is chased for it at present
 * @param opening what is said when it begins, null if nothing is
 * @param pursued how far the pursuit of a deadline that passed has come, null before it begins
 * @param given what officers answered, null before anybody did
 * @param seat where it is owed, if other events may move that
 * @param term until when it is owed, if other events may move that
 * @param ended the latest event that ended what waited beside it; null before the first
 */
@Document(Obligation.COLLECTION)
@CompoundIndex(name = "alike", def = "{'template': 1, 'period': 1}")
@CompoundIndex(name = "returns_due", def = "{'returnToTell': 1, 'nextActionAt': 1}")
public record Obligation(
        @Id String id,
        long version,
        @Indexed String unitKey,
        String template,
        String period,
        Instant dueAt,
        State state,
        Instant stateSince,
        @Nullable Map<String, Returned> returns,
        @Nullable Map<String, Flagged> flags,
        @Nullable Set<String> told,
        boolean chased,
        @Nullable Suppression suppression,
        Instant firstSeenAt,
        @Indexed @Nullable Instant nextActionAt,
        boolean returnToTell,
        @Nullable String claim,
        Subject about,
        boolean resting,
        @Nullable AlertKind opening,
        @Nullable Pursuit pursued,
        @Nullable Answers given,
        @Nullable Seat seat,
        @Nullable Term term,
        @Nullable Ended ended) {

    static final String COLLECTION = "obligations";

    /** Where what is owed stands. */
    public enum State {
        /** Nothing is in. */
        OPEN,
        /** It is in. */
        CLOSED,
        /** It was in and was sent back. */
        RETURNED
    }

    /** One time it was sent back. */
    public record Returned(long version, Instant at, String reason) {}

    /**
     * One time its openings were compared anew with what the period before ended with.
     *
     * @param indicators codes of those that do not fit; none if all do
     */
    public record Flagged(long version, Instant at, List<String> indicators) {
        boolean fits() {
            return indicators.isEmpty();
        }
    }

    /** An event that ended something. */
    record Ended(long version, Instant at) {}

    /** Not chased, because this deadline was too old when it was looked at. */
    public record Suppression(Instant dueAt, Instant at) {}

    public Obligation {
        returns = returns == null ? Map.of() : Map.copyOf(returns);
        flags = flags == null ? Map.of() : Map.copyOf(flags);
        told = told == null ? Set.of() : Set.copyOf(told);
    }

    /** What is owed, by now by the officer it was handed over to. */
    public Subject subject() {
        String handedTo = answers().handedTo();
        return handedTo == null || !isHandedOver() ? assigned() : assigned().ownedBy(handedTo);
    }

    /** Whether it was handed over by the officer to whom it is still given: being given to another undoes it. */
    boolean isHandedOver() {
        return answers().handedTo() != null
                && Objects.equals(answers().handedFrom(), assigned().owner());
    }

    /** What is owed, by the officer to whom whoever asks for it gave it. */
    public Subject assigned() {
        return about;
    }

    /** What officers answered. */
    public Answers answers() {
        return given == null ? Answers.NONE : given;
    }

    boolean isResting() {
        return resting;
    }

    /** The pursuit of a deadline, once it has begun. */
    @Nullable
    Pursuit pursuitOf(Instant deadline) {
        return pursued != null && pursued.dueAt().equals(deadline) ? pursued : null;
    }

    /** The returns in the order of the report's life. */
    List<Returned> returnsInOrder() {
        return returns == null
                ? List.of()
                : returns.values().stream()
                        .sorted(Comparator.comparingLong(Returned::version))
                        .toList();
    }

    /** The flags in the order of the report's life. */
    List<Flagged> flagsInOrder() {
        return flags == null
                ? List.of()
                : flags.values().stream()
                        .sorted(Comparator.comparingLong(Flagged::version))
                        .toList();
    }

    /** Whether openings do not fit now. */
    boolean isFlagged() {
        List<Flagged> all = flagsInOrder();
        return !all.isEmpty() && !all.getLast().fits();
    }

    /** Why it was sent back the last time, while it has not come in again. */
    public @Nullable String returnReason() {
        return state == State.RETURNED && !returnsInOrder().isEmpty()
                ? returnsInOrder().getLast().reason()
                : null;
    }

    boolean wasTold(Occasion occasion) {
        return told != null && told.contains(occasion.key());
    }

    /** Whether a deadline this old is not chased. An extension gives a new deadline, and a new look. */
    boolean isSuppressed() {
        return suppression != null && suppression.dueAt().equals(dueAt);
    }
}
