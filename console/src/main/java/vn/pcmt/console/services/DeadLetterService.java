package vn.pcmt.console.services;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks each service about the events that it could not process. */
@Component
public class DeadLetterService {
    private final Map<Source, ServiceHttp> http = new EnumMap<>(Source.class);

    DeadLetterService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        http.put(Source.PLAN, new ServiceHttp("plan-service", settings.plan(), settings, builder, json));
        http.put(Source.REPORT, new ServiceHttp("report-service", settings.report(), settings, builder, json));
        http.put(
                Source.NOTIFICATION,
                new ServiceHttp("notification-service", settings.notification(), settings, builder, json));
    }

    /**
     * An event that could not be processed.
     *
     * @param state WAITING, REDRIVEN or DISCARDED
     * @param exception class of what kept it from being processed; empty if it only follows another one
     */
    public record Letter(
            String id,
            long version,
            String state,
            String topic,
            String group,
            @Nullable String key,
            int partition,
            long offset,
            @Nullable Instant writtenAt,
            @Nullable Instant parkedAt,
            String exception,
            String cause,
            @Nullable String eventId,
            @Nullable String type,
            @Nullable String payload,
            @Nullable Correction correction,
            @Nullable Ending ending,
            @Nullable Failure failure) {

        public boolean waiting() {
            return state.equals("WAITING");
        }

        /** What would be processed. */
        public @Nullable String content() {
            return correction == null ? payload : correction.payload();
        }
    }

    public record Correction(String type, @Nullable String payload, String by, Instant at, String reason) {}

    public record Ending(String by, Instant at, @Nullable String reason) {}

    public record Failure(String by, Instant at, String cause) {}

    /**
     * What a redrive would come to.
     *
     * @param earlier ids of those that have to be dealt with first
     * @param later how many wait behind it
     * @param way CONSUMER or TOPIC
     * @param processed null where nobody can tell
     */
    public record Trial(
            @Nullable String unreadable,
            List<Violation> violations,
            List<String> earlier,
            int later,
            String way,
            @Nullable Boolean processed,
            List<Change> changes) {}

    public record Violation(String pointer, String message) {}

    /** @param what names, and codes that the console has words for */
    public record Change(
            List<String> what,
            @Nullable String before,
            @Nullable String after) {}

    /** @param stopped one behind it that could not be processed */
    public record Redriven(
            Letter letter, int waiting, @Nullable Letter stopped) {}

    public Listing<Letter> list(Visitor visitor, Source source, String state, int page, int size) {
        return of(source)
                .get(
                        visitor,
                        uri -> uri.path("/dead-letters")
                                .queryParam("state", "{state}")
                                .queryParam("page", page)
                                .queryParam("size", size)
                                .build(state),
                        new ParameterizedTypeReference<>() {});
    }

    public Versioned<Letter> letter(Visitor visitor, Source source, String id) {
        return of(source)
                .getVersioned(
                        visitor,
                        uri -> uri.path("/dead-letters/{id}").build(id),
                        new ParameterizedTypeReference<>() {});
    }

    public Trial tryOut(Visitor visitor, Source source, String id) {
        return of(source)
                .get(
                        visitor,
                        uri -> uri.path("/dead-letters/{id}/dry-run").build(id),
                        new ParameterizedTypeReference<>() {});
    }

    public void correct(Visitor visitor, Source source, String id, String payload, String reason, Guard guard) {
        of(source)
                .write(
                        HttpMethod.PUT,
                        visitor,
                        uri -> uri.path("/dead-letters/{id}/correction").build(id),
                        guard.headers(),
                        Map.of("payload", payload, "reason", reason),
                        new ParameterizedTypeReference<Letter>() {});
    }

    public Redriven redrive(Visitor visitor, Source source, String id, boolean followers, Guard guard) {
        return of(source)
                .post(
                        visitor,
                        uri -> uri.path("/dead-letters/{id}/redrive").build(id),
                        guard.headers(),
                        Map.of("followers", followers),
                        new ParameterizedTypeReference<>() {});
    }

    public void discard(Visitor visitor, Source source, String id, String reason, Guard guard) {
        of(source)
                .command(
                        visitor,
                        uri -> uri.path("/dead-letters/{id}/discard").build(id),
                        guard.headers(),
                        Map.of("reason", reason));
    }

    private ServiceHttp of(Source source) {
        return Objects.requireNonNull(http.get(source));
    }
}
