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
 * @param reason why a report was sent back; may hold figures, so it goes into inbox and e-mail only
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

    String idFor(String officer) {
        return String.join("~", obligation, kind.name(), occasion, officer);
    }
}
