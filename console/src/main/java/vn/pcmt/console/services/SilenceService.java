package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.RouteService.Matcher;

/** What the console asks the notification service about what is not said for a while, and why. */
@Component
public class SilenceService {
    private static final ParameterizedTypeReference<Silence> SILENCE = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    SilenceService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** Whether somebody wants quiet, or a failure explains what would be said. */
    public enum Type {
        SILENCE("/silences"),
        OUTAGE("/outages");

        private final String path;

        Type(String path) {
            this.path = path;
        }
    }

    public record Silence(
            String id,
            String area,
            String areaName,
            List<Matcher> matchers,
            String reason,
            String author,
            @Nullable String post,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String endedBy,
            boolean inForce,
            long version) {}

    public record Declared(String area, List<Matcher> matchers, String reason, Instant until) {}

    public Listing<Silence> list(Visitor visitor, Type type, int page) {
        return http.get(
                visitor,
                uri -> uri.path(type.path).queryParam("page", page).build(),
                new ParameterizedTypeReference<>() {});
    }

    public void declare(Visitor visitor, Type type, Declared declared, String key) {
        http.post(visitor, uri -> uri.path(type.path).build(), Map.of("Idempotency-Key", key), declared, SILENCE);
    }

    public void end(Visitor visitor, Type type, String id, Guard guard) {
        http.write(
                HttpMethod.POST,
                visitor,
                uri -> uri.path(type.path + "/{id}/end").build(id),
                guard.headers(),
                null,
                SILENCE);
    }
}
