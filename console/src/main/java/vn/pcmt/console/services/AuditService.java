package vn.pcmt.console.services;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks each service about who did what: a log that only grows, one for each service. */
@Component
public class AuditService {
    private final Map<Source, ServiceHttp> http = new EnumMap<>(Source.class);

    AuditService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        http.put(Source.PLAN, new ServiceHttp("plan-service", settings.plan(), settings, builder, json));
        http.put(Source.REPORT, new ServiceHttp("report-service", settings.report(), settings, builder, json));
        http.put(
                Source.NOTIFICATION,
                new ServiceHttp("notification-service", settings.notification(), settings, builder, json));
    }

    /**
     * One thing that was done.
     *
     * @param phase {@code ENDED} for a command that was answered, {@code BEGUN} before it is carried out, {@code READ},
     *     {@code REFUSED}
     * @param actor null where no token was accepted
     * @param status of the answer, 0 before it
     */
    public record Deed(
            long number,
            @Nullable Instant at,
            String phase,
            @Nullable String actor,
            @Nullable List<String> roles,
            @Nullable String client,
            @Nullable String address,
            String action,
            String object,
            int status) {}

    /** @param next what older ones come before; null at the end */
    public record Page(List<Deed> items, @Nullable Long next) {}

    /** Whether nothing in the log was changed, taken out or put in. {@code keyed}: sealed with a key. */
    public record Verdict(boolean intact, long records, boolean keyed, List<Finding> findings) {}

    public record Finding(String number, String what) {}

    /** @param before number that all are older than; null for the newest */
    public record Question(
            String actor,
            String object,
            String phase,
            @Nullable Long before) {}

    public Page read(Visitor visitor, Source source, Question question) {
        return of(source)
                .get(
                        visitor,
                        uri -> {
                            Map<String, String> asked = new LinkedHashMap<>();
                            asked.put("actor", question.actor());
                            asked.put("object", question.object());
                            asked.put("phase", question.phase());
                            asked.values().removeIf(String::isBlank);
                            uri.path("/audit");
                            asked.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                            if (question.before() != null) {
                                uri.queryParam("before", question.before());
                            }
                            return uri.build(asked);
                        },
                        new ParameterizedTypeReference<>() {});
    }

    public Verdict verify(Visitor visitor, Source source) {
        return of(source)
                .get(visitor, uri -> uri.path("/audit/verification").build(), new ParameterizedTypeReference<>() {});
    }

    /** All of it as CSV: auditors. */
    public Download export(Visitor visitor, Source source) {
        return of(source).download(visitor, uri -> uri.path("/audit/export").build());
    }

    private ServiceHttp of(Source source) {
        return Objects.requireNonNull(http.get(source));
    }
}
