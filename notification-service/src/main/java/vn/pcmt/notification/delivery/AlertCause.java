package vn.pcmt.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.routing.Matter;

/**
 * What an alert is about; shared by all officers who are told.
 *
 * @param obligation id of what is owed
 * @param occasion tells it from other alerts of its kind about the same obligation
 * @param template of the report that is owed; empty for what is no report
 * @param period of the report, or of the self-assessment that waits for a decision; empty for anything else
 * @param at when that which is told happened
 * @param overtaken whether it was history when it was told: it is then only kept in the inbox
 * @param reason why a report was sent back, may hold figures, so it goes into inbox and e-mail only; of a flag, the codes
 *     of the indicators that do not fit
 * @param subject what is owed
 */
public record AlertCause(
        String obligation,
        AlertKind kind,
        String occasion,
        String unitKey,
        String template,
        String period,
        Instant dueAt,
        Instant at,
        boolean overtaken,
        @Nullable String reason,
        Subject subject) {

    /** About a report of which no more is known. */
    public AlertCause(
            String obligation,
            AlertKind kind,
            String occasion,
            String unitKey,
            String template,
            String period,
            Instant dueAt,
            Instant at,
            boolean overtaken,
            @Nullable String reason) {
        this(obligation, kind, occasion, unitKey, template, period, dueAt, at, overtaken, reason, Subject.REPORT);
    }

    /** How much it matters. What is urgent passes the quiet hours, so nothing is by its kind alone. */
    public Severity severity() {
        if (subject.urgent()) {
            return Severity.URGENT;
        }
        return switch (kind) {
            case ASSIGNED, REMINDER, CLOSED -> Severity.INFO;
            case RETURNED, FLAGGED, OVERDUE, AT_RISK, MISSED, ESCALATED, SUMMARY, OUTAGE -> Severity.WARNING;
        };
    }

    /** How far up its chain what is escalated has come: its occasion ends with it. */
    int step() {
        return Integer.parseInt(occasion.substring(occasion.lastIndexOf('.') + 1));
    }

    /** What routes and silences see of it. */
    public Matter matter() {
        return new Matter(subject.owes(), kind, severity(), unitKey, subject.plan(), subject.owner(), subject.level());
    }

    /** Key of its words: what settles a flag is said otherwise than that a report is in. */
    public String textKey() {
        if (subject.owes() != ObligationKind.REPORT
                || kind == AlertKind.ASSIGNED
                || kind == AlertKind.ESCALATED
                || kind == AlertKind.SUMMARY
                || kind == AlertKind.OUTAGE) {
            boolean over = kind == AlertKind.OUTAGE && occasion.equals("over");
            boolean toReview = kind == AlertKind.SUMMARY && subject.owes() == ObligationKind.REVIEW;
            return "alert.any." + kind + (over ? ".over" : toReview ? "." + ObligationKind.REVIEW : "");
        }
        boolean fitsAgain = kind == AlertKind.CLOSED && occasion.startsWith(AlertKind.FLAGGED + ".");
        return "alert." + kind + (fitsAgain ? "." + AlertKind.FLAGGED : "");
    }

    String idFor(String officer) {
        return String.join("~", obligation, kind.name(), occasion, officer);
    }
}
