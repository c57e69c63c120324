package vn.pcmt.contract.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * One alert about one obligation to one officer. Figures and names of persons have no place in it.
 *
 * @param id {@code obligationId~kind~occasion~officer}, the same however often its cause is seen
 * @param obligation id of what is owed: the report id for a report
 * @param unitKey unit that owes it
 * @param officer id of who is told
 * @param dueAt deadline of what is owed
 * @param owes what sort of thing is owed; null in events from before anything but reports was
 */
public record AlertState(
        String id,
        String obligation,
        AlertKind kind,
        Severity severity,
        String unitKey,
        String officer,
        @Nullable Instant dueAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ObligationKind owes) {

    /** Why somebody is told. */
    public enum AlertKind {
        /** It was given to somebody to do. */
        ASSIGNED,
        /** The deadline is near. */
        REMINDER,
        /** The deadline has passed. */
        OVERDUE,
        /** What was in was sent back. */
        RETURNED,
        /** What a report begins with no longer fits what the period before ended with. */
        FLAGGED,
        /** By the figures a target will be missed, if it goes on like this. */
        AT_RISK,
        /** By the figures a target is missed. */
        MISSED,
        /** It is overdue and comes before whoever answers for those who owe it. */
        ESCALATED,
        /** How many of a kind are late, for who answers for an area. */
        SUMMARY,
        /** A failure that explains why things are late in an area was declared. */
        OUTAGE,
        /** What was owed is in, after it had been overdue or returned; what was flagged fits again. */
        CLOSED
    }

    /** How much it matters. */
    public enum Severity {
        INFO,
        WARNING,
        URGENT
    }

    public AlertState {
        Checks.text(id, "id");
        Checks.text(obligation, "obligation");
        Checks.present(kind, "kind");
        Checks.present(severity, "severity");
        Checks.text(unitKey, "unitKey");
        Checks.text(officer, "officer");
    }
}
