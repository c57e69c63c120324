package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the notification service about the words of messages. */
@Component
public class WordingService {
    private static final String ONE = "/message-templates/{key}/{language}";
    private static final ParameterizedTypeReference<Wording> WORDING = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    WordingService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** A text, and by language the number of its wording in force; 0 for what the product brings. */
    public record Listed(String key, Map<String, Long> versions) {}

    public record Wording(
            String key,
            String language,
            String source,
            Set<String> names,
            String original,
            long version,
            List<Published> history) {}

    public record Published(
            long version,
            String source,
            String by,
            @Nullable Instant at) {}

    /** An alert to try a text with. */
    public record Sample(
            String alert,
            String title,
            String unitName,
            @Nullable Instant raisedAt) {}

    public record Preview(String text, int length, @Nullable String brief, OnChannels channels) {}

    public record OnChannels(
            String title, String body, String mailSubject, String mailText, String mailHtml, String brief) {}

    public List<Listed> all(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/message-templates").build(), new ParameterizedTypeReference<>() {});
    }

    public Versioned<Wording> wording(Visitor visitor, String key, String language) {
        return http.getVersioned(visitor, uri -> uri.path(ONE).build(key, language), WORDING);
    }

    public List<Sample> samples(Visitor visitor, String key, String language) {
        return http.get(
                visitor, uri -> uri.path(ONE + "/samples").build(key, language), new ParameterizedTypeReference<>() {});
    }

    /** What a text would say of an alert; nothing is published. */
    public Preview preview(Visitor visitor, String key, String language, String source, String alert) {
        return http.post(
                visitor,
                uri -> uri.path(ONE + "/preview").build(key, language),
                Map.of(),
                Map.of("source", source, "alert", alert),
                new ParameterizedTypeReference<>() {});
    }

    public void publish(Visitor visitor, String key, String language, String source, Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path(ONE).build(key, language),
                guard.headers(),
                Map.of("source", source),
                WORDING);
    }
}
