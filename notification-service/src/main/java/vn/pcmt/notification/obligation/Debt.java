package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.delivery.Subject;

/**
 * Where something that is owed stands after an event.
 *
 * @param id of the obligation, the same in all events about it
 * @param version of what the event is about
 * @param at when it happened
 * @param seat where it is owed
 * @param template of a report, its sending or its review; empty for anything else
 * @param period of the same or of a self-assessment; empty for anything else
 * @param term until when
 * @param resting whether nobody is chased for it at present, because an obstacle stands in its way
 * @param opening what is said when it begins; null if nothing is, because everybody knows
 * @param returned why it was sent back, if that is the event
 * @param silent whether it ends without a word: nothing came in, it is just no longer owed
 * @param ends id of something else that is owed no longer by the same event; null if nothing is
 */
public record Debt(
        String id,
        long version,
        Instant at,
        Seat seat,
        String template,
        String period,
        Term term,
        Obligation.State state,
        Subject subject,
        boolean resting,
        @Nullable AlertKind opening,
        @Nullable String returned,
        boolean silent,
        @Nullable String ends) {

    /** The id of what is no report: its kind and the id of what it is about. */
    public static String id(ObligationKind kind, String about) {
        return kind + "~" + about;
    }
}
