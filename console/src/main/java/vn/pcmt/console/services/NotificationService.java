package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks the notification service: the visitor's own inbox. */
@Component
public class NotificationService {
    private final ServiceHttp http;

    NotificationService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** One page of the inbox, newest first, and how many entries are unread in all. */
    public record Inbox(@Nullable List<Alert> items, int page, int size, long total, long unread) {}

    public record Alert(
            String id,
            @Nullable String obligation,
            @Nullable String kind,
            @Nullable String severity,
            String title,
            @Nullable String body,
            @Nullable String unitName,
            @Nullable Instant dueAt,
            @Nullable Instant raisedAt,
            @Nullable Instant seenAt,
            @Nullable Acknowledged acknowledged,
            @Nullable String link,
            @Nullable List<Delivery> deliveries) {}

    public record Acknowledged(
            @Nullable String promisedOn, @Nullable Instant at) {}

    public record Delivery(
            String channel,
            @Nullable String state,
            @Nullable Instant at,
            @Nullable String detail) {}

    /** The visitor's alerts. */
    public Inbox inbox(Visitor visitor, boolean unreadOnly, int page) {
        return http.get(
                visitor,
                uri -> {
                    uri.path("/inbox").queryParam("page", page);
                    return unreadOnly ? uri.queryParam("unread", true).build() : uri.build();
                },
                new ParameterizedTypeReference<>() {});
    }

    /** Says that the visitor has read an alert; doing so twice changes nothing. */
    public void seen(Visitor visitor, String id) {
        http.command(visitor, uri -> uri.path("/alerts/{id}/seen").build(id), key(), null);
    }

    /** Says that the visitor takes the matter on, to be done by a day ({@code yyyy-MM-dd}). */
    public void acknowledge(Visitor visitor, String id, String promisedOn) {
        http.command(
                visitor,
                uri -> uri.path("/alerts/{id}/acknowledgement").build(id),
                key(),
                Map.of("promisedOn", promisedOn));
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
