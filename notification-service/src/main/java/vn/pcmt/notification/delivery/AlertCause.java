package vn.pcmt.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;

/**
 * What an alert is about; shared by all officers who are told.
 *
 * @param obligation id of what is owed
 * @param occasion tells it from other alerts of its kind about the same obligation
 * @param at when that which is told happened
 * @param overtaken whether it was history when it was told: it is then only kept in the inbox
 * @param reason why a report was sent back, may hold figures, so it goes into inbox and e-mail only; of a flag, the codes
 *     of the indicators that do not fit
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
        @Nullable String reason) {

    /** Key of its words: what settles a flag is said otherwise than that a report is in. */
    String textKey() {
        boolean fitsAgain = kind == AlertKind.CLOSED && occasion.startsWith(AlertKind.FLAGGED + ".");
        return "alert." + kind + (fitsAgain ? "." + AlertKind.FLAGGED : "");
    }

    String idFor(String officer) {
        return String.join("~", obligation, kind.name(), occasion, officer);
    }
}
