package vn.pcmt.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;

/** Reads again what a system was told, from a place that it remembers. */
@Component
class ReplayMessages {

    /**
     * Messages in the order in which the alerts were raised.
     *
     * @param next cursor to go on from; stays the same when there is nothing more
     */
    record Messages(List<WebhookMessage> items, @Nullable String next) {}

    private record Cursor(Instant at, String alert) {}

    private final Alerts alerts;
    private final WebhookChannel channel;
    private final WebhookSettings settings;
    private final Clock clock;

    ReplayMessages(Alerts alerts, WebhookChannel channel, WebhookSettings settings, Clock clock) {
        this.alerts = alerts;
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
    }

    Messages after(@Nullable String cursor, WebhookTarget target, int most) {
        Cursor from = cursor == null ? new Cursor(Instant.EPOCH, "") : read(cursor);
        List<Alert> found = alerts.toldOn(
                target.lane(), from.at(), from.alert(), clock.instant().minus(settings.replayBehind()), most);
        return new Messages(
                found.stream()
                        .map(alert -> channel.message(alert, target.lane()))
                        .toList(),
                found.isEmpty() ? cursor : write(found.getLast()));
    }

    private static String write(Alert last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.raisedAt() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor read(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw new Refusal(Refusal.Kind.MALFORMED, "cursor-malformed");
        }
    }
}
