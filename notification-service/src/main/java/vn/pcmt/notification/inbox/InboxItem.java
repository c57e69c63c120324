package vn.pcmt.notification.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.templates.AlertTexts;

/**
 * An alert as its officer sees it.
 *
 * @param obligation id of what is owed
 * @param title in the reader's language, as is {@code body} and {@code why}
 * @param why why this officer is told
 * @param link path in the console
 * @param version for {@code If-Match}
 */
record InboxItem(
        String id,
        String obligation,
        AlertKind kind,
        Severity severity,
        String title,
        String body,
        String why,
        String unitKey,
        String unitName,
        String period,
        Instant dueAt,
        Instant raisedAt,
        @Nullable Instant seenAt,
        @Nullable Promise acknowledged,
        String link,
        List<Row> deliveries,
        long version) {

    /** The date the officer promised. */
    record Promise(LocalDate promisedOn, Instant at) {}

    /** How it stands with one channel, {@code EMAIL}, or one system, {@code WEBHOOK:target}. */
    record Row(
            String channel,
            Delivery.State state,
            Instant at,
            @Nullable String detail) {}

    static InboxItem of(Alert alert, AlertTexts.Text text) {
        return of(alert, text, alert.revision(), alert.acknowledged());
    }

    /** With the promise and the version of an earlier answer. */
    static InboxItem of(Alert alert, AlertTexts.Text text, long version, Alert.@Nullable Acknowledgement acknowledged) {
        return new InboxItem(
                alert.id(),
                alert.cause().obligation(),
                alert.cause().kind(),
                alert.severity(),
                text.title(),
                text.body(),
                text.why(),
                alert.cause().unitKey(),
                text.unitName(),
                alert.cause().period(),
                alert.cause().dueAt(),
                alert.raisedAt(),
                alert.seenAt(),
                acknowledged == null ? null : new Promise(acknowledged.promisedOn(), acknowledged.at()),
                text.link(),
                alert.deliveries().entrySet().stream()
                        .map(row -> new Row(
                                row.getKey(),
                                row.getValue().state(),
                                row.getValue().at(),
                                row.getValue().detail()))
                        .toList(),
                version);
    }
}
