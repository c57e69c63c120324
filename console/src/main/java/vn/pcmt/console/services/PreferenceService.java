package vn.pcmt.console.services;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the notification service about how the visitor wishes to be told. */
@Component
public class PreferenceService {
    private static final ParameterizedTypeReference<Preference> PREFERENCE = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    PreferenceService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** Times of day are those of Việt Nam. */
    public record Preference(
            List<String> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            String digest,
            @Nullable String language,
            List<Offered> offered,
            Limits limits) {}

    /** A channel to choose, whether this installation has it, and where it leads to the visitor. */
    public record Offered(
            String channel, boolean setUp, @Nullable String address) {}

    /** What the office demands of the hours. */
    public record Limits(long leastHours, LocalTime earliest, LocalTime latest) {}

    public record Wishes(
            List<String> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            String digest,
            @Nullable String language) {}

    public Versioned<Preference> preference(Visitor visitor) {
        return http.getVersioned(visitor, uri -> uri.path("/preferences").build(), PREFERENCE);
    }

    public void choose(Visitor visitor, Wishes wishes, Guard guard) {
        http.write(
                HttpMethod.PUT, visitor, uri -> uri.path("/preferences").build(), guard.headers(), wishes, PREFERENCE);
    }
}
