package vn.pcmt.console.services;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the notification service about who was told of what, who was not, and what is owed. */
@Component
public class LedgerService {
    private static final ParameterizedTypeReference<Owed> OWED = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    LedgerService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** What is asked; whatever is null is not. {@code silence} is for decisions only. */
    public record Question(
            @Nullable String obligation,
            @Nullable String officer,
            @Nullable String silence,
            @Nullable Instant from,
            @Nullable Instant until,
            int page) {

        public static Question about(String obligation, @Nullable String officer) {
            return new Question(obligation, officer, null, null, null, 0);
        }

        private UriBuilder in(UriBuilder uri) {
            uri.queryParam("page", page);
            put(uri, "obligation", obligation);
            put(uri, "officer", officer);
            put(uri, "silence", silence);
            put(uri, "from", from);
            put(uri, "until", until);
            return uri;
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("obligation", obligation);
            values.put("officer", officer);
            values.put("silence", silence);
            values.put("from", from);
            values.put("until", until);
            return values;
        }

        private static void put(UriBuilder uri, String name, @Nullable Object value) {
            if (value != null) {
                uri.queryParam(name, "{" + name + "}");
            }
        }
    }

    /** An alert and how it went out. */
    public record Line(
            String alert,
            String obligation,
            String kind,
            String title,
            String unitName,
            String officer,
            @Nullable String post,
            String why,
            @Nullable String actingFor,
            boolean suppressed,
            @Nullable Instant causedAt,
            @Nullable Instant raisedAt,
            @Nullable Instant seenAt,
            @Nullable String promisedOn,
            @Nullable String standing,
            List<Row> deliveries) {}

    /** How it stands with one channel, and every state before. */
    public record Row(
            String channel,
            String state,
            int attempts,
            @Nullable Instant at,
            @Nullable String reason,
            List<Step> history) {}

    public record Step(
            String state, @Nullable Instant at, @Nullable String reason) {}

    /** Why somebody was told, or not. */
    public record Decision(
            @Nullable Instant at,
            String verdict,
            String obligation,
            String kind,
            String unitName,
            @Nullable String post,
            @Nullable Instant until,
            String why) {}

    /** What is owed, and what the visitor may do about it. */
    public record Owed(
            String id,
            String owes,
            String name,
            String unitName,
            @Nullable String post,
            @Nullable Instant dueAt,
            String state,
            @Nullable String promisedOn,
            @Nullable Instant snoozedUntil,
            @Nullable Instant nextActionAt,
            boolean mayAnswer,
            int snoozesLeft,
            @Nullable Instant snoozeAtMost) {}

    public record Colleague(String id, String name, String post) {}

    /** One alert: the visitor's own, or one that the visitor answers for. */
    public Line alert(Visitor visitor, String id) {
        return http.get(visitor, uri -> uri.path("/ledger/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public Listing<Line> ledger(Visitor visitor, Question asked) {
        return http.get(
                visitor,
                uri -> asked.in(uri.path("/ledger")).build(asked.values()),
                new ParameterizedTypeReference<>() {});
    }

    public Listing<Decision> decisions(Visitor visitor, Question asked) {
        return http.get(
                visitor,
                uri -> asked.in(uri.path("/decisions")).build(asked.values()),
                new ParameterizedTypeReference<>() {});
    }

    public Versioned<Owed> owed(Visitor visitor, String id) {
        return http.getVersioned(visitor, uri -> uri.path("/obligations/{id}").build(id), OWED);
    }

    /** To whom it can be handed over; nobody if it is not the visitor's. */
    public List<Colleague> colleagues(Visitor visitor, String id) {
        return http.get(
                visitor,
                uri -> uri.path("/obligations/{id}/colleagues").build(id),
                new ParameterizedTypeReference<>() {});
    }

    public void snooze(Visitor visitor, String id, Instant until, Guard guard) {
        http.write(
                HttpMethod.POST,
                visitor,
                uri -> uri.path("/obligations/{id}/snooze").build(id),
                guard.headers(),
                Map.of("until", until),
                OWED);
    }

    public void handOver(Visitor visitor, String id, String officer, Guard guard) {
        http.write(
                HttpMethod.POST,
                visitor,
                uri -> uri.path("/obligations/{id}/handover").build(id),
                guard.headers(),
                Map.of("officer", officer),
                OWED);
    }
}
