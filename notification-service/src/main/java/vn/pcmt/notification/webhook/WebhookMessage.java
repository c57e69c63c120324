package vn.pcmt.notification.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;

/**
 * What a system is told: who is to know what, with a title and a link. No figures, no reasons, no names.
 *
 * @param id of the delivery; the same however often it comes
 * @param officer id of who is told
 * @param title in Vietnamese
 * @param link page of the console
 */
record WebhookMessage(
        String id,
        String alert,
        String obligation,
        AlertKind kind,
        Severity severity,
        String unitKey,
        String officer,
        @Nullable Instant dueAt,
        Instant raisedAt,
        String title,
        URI link) {}
