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

/** What the console asks the notification service about the browsers in which the visitor is told. */
@Component
public class PushService {
    private final ServiceHttp http;

    PushService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** The key with which a browser subscribes, none if the installation has no Web Push; and those that have. */
    public record Mine(@Nullable String publicKey, List<Browser> browsers) {}

    public record Browser(
            String id, String service, @Nullable Instant since) {}

    public Mine mine(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/push-subscriptions").build(), new ParameterizedTypeReference<>() {});
    }

    /** As the browser says its subscription. */
    public void subscribe(Visitor visitor, String endpoint, String key, String secret) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/push-subscriptions").build(),
                Map.of(),
                Map.of("endpoint", endpoint, "keys", Map.of("p256dh", key, "auth", secret)),
                new ParameterizedTypeReference<Browser>() {});
    }

    public void unsubscribe(Visitor visitor, String id) {
        http.remove(visitor, uri -> uri.path("/push-subscriptions/{id}").build(id));
    }
}
