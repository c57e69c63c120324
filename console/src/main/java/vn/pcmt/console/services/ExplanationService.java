package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.PlanningService.Written;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the plan service about explanations: asked for, given, accepted. */
@Component
public class ExplanationService {
    private final ServiceHttp http;

    ExplanationService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /** What is due first comes first. A filter is {@code plan}, {@code task}, {@code status}, {@code figure}. */
    public Listing<Explanation> list(Visitor visitor, Map<String, String> filter, int page, int size) {
        return http.get(
                visitor,
                uri -> {
                    uri.path("/explanations").queryParam("page", page).queryParam("size", size);
                    filter.forEach((name, value) -> {
                        if (!value.isEmpty()) {
                            uri.queryParam(name, "{" + name + "}");
                        }
                    });
                    return uri.build(filter);
                },
                new ParameterizedTypeReference<>() {});
    }

    public Versioned<Explanation> one(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/explanations/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public Written ask(Visitor visitor, Question question, String key) {
        return http.post(
                visitor,
                uri -> uri.path("/explanations").build(),
                Map.of("Idempotency-Key", key),
                question,
                new ParameterizedTypeReference<>() {});
    }

    public void answer(Visitor visitor, String id, String text, Guard guard) {
        http.command(
                visitor, uri -> uri.path("/explanations/{id}/answer").build(id), guard.headers(), Map.of("text", text));
    }

    public void accept(Visitor visitor, String id, Guard guard) {
        http.command(visitor, uri -> uri.path("/explanations/{id}/acceptance").build(id), guard.headers(), null);
    }

    public void sendBack(Visitor visitor, String id, String reason, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/explanations/{id}/return").build(id),
                guard.headers(),
                Map.of("reason", reason));
    }

    /** About a figure or a task. {@code dueOn} null for as long as the service gives. */
    public record Question(
            @Nullable String plan,
            @Nullable Figure figure,
            @Nullable String task,
            String question,
            @Nullable String unitKey,
            @Nullable LocalDate dueOn) {}

    /** {@code value} as it was seen. */
    public record Figure(
            String indicator,
            String area,
            String period,
            @Nullable BigDecimal value) {}

    /**
     * {@code status}: REQUESTED, ANSWERED, RETURNED or ACCEPTED.
     *
     * @param may what the visitor may do: ANSWER, DECIDE; null in answers of before it was told
     */
    public record Explanation(
            String id,
            @Nullable String plan,
            @Nullable Figure figure,
            @Nullable String task,
            String question,
            String unitKey,
            String askedBy,
            Instant askedAt,
            Instant dueAt,
            boolean overdue,
            String status,
            @Nullable List<Round> answers,
            @Nullable Instant acceptedAt,
            @Nullable List<String> may) {
        public boolean allows(String what) {
            return may != null && may.contains(what);
        }
    }

    /** An answer, and why it was sent back if it was. */
    public record Round(Answer answer, @Nullable Decision returned) {}

    public record Answer(String text, String by, Instant at) {}

    public record Decision(@Nullable String reason, Instant at) {}
}
