package vn.pcmt.notification.grouping;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.notification.delivery.AlertCause;

/**
 * Things of a kind that one officer is told of together.
 *
 * @param area key of the unit of the officer
 * @param cause one of them, for what they have in common
 * @param route the node that grouped them
 * @param intervalSeconds how long before it is told again, when more came
 * @param repeatSeconds working time before it is told again, when nothing changed
 * @param nextAt when it has to be looked at, null if only something new can bring news
 * @param claim token of the node that is telling it
 * @param told ids of what was in it when it was last told
 * @param toldAt when that was, null before the first time
 * @param repeats how often it was told since anything changed
 * @param tellings how often it was told at all
 * @param mutedBy ids of the silences and failures that kept something in it from being told when it was last looked at
 */
@Document(AlertGroup.COLLECTION)
record AlertGroup(
        @Id String id,
        String officer,
        String area,
        AlertCause cause,
        String route,
        long intervalSeconds,
        long repeatSeconds,
        @Indexed @Nullable Instant nextAt,
        @Nullable String claim,
        @Nullable Set<String> told,
        @Nullable Instant toldAt,
        int repeats,
        int tellings,
        @Nullable Set<String> mutedBy) {

    static final String COLLECTION = "alert_groups";

    AlertGroup {
        told = told == null ? Set.of() : Set.copyOf(told);
        mutedBy = mutedBy == null ? Set.of() : Set.copyOf(mutedBy);
    }

    /** The same, to be looked at then. */
    AlertGroup dueAt(@Nullable Instant at) {
        return new AlertGroup(
                id,
                officer,
                area,
                cause,
                route,
                intervalSeconds,
                repeatSeconds,
                at,
                claim,
                told,
                toldAt,
                repeats,
                tellings,
                mutedBy);
    }

    /** The same, with this left of it. */
    AlertGroup left(Set<String> known, int sinceChange, Set<String> muted) {
        return new AlertGroup(
                id,
                officer,
                area,
                cause,
                route,
                intervalSeconds,
                repeatSeconds,
                nextAt,
                claim,
                known,
                toldAt,
                sinceChange,
                tellings,
                muted);
    }

    /** The same, told once more. */
    AlertGroup toldOnceMore(Instant now) {
        return new AlertGroup(
                id,
                officer,
                area,
                cause,
                route,
                intervalSeconds,
                repeatSeconds,
                nextAt,
                claim,
                told,
                now,
                repeats,
                tellings + 1,
                mutedBy);
    }

    /** Whether it was told with something in it. */
    boolean knows(String obligation) {
        return told != null && told.contains(obligation);
    }
}
