package vn.pcmt.console.services;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks each service about what it was set up with. */
@Component
public class SettingService {
    private final Map<Source, ServiceHttp> http = new EnumMap<>(Source.class);

    SettingService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        http.put(Source.PLAN, new ServiceHttp("plan-service", settings.plan(), settings, builder, json));
        http.put(Source.REPORT, new ServiceHttp("report-service", settings.report(), settings, builder, json));
        http.put(
                Source.NOTIFICATION,
                new ServiceHttp("notification-service", settings.notification(), settings, builder, json));
    }

    /** @param name under which it is set where the service is started */
    public record Setting(String name, String value) {}

    private record Settings(List<Setting> items) {}

    public List<Setting> inForce(Visitor visitor, Source source) {
        return Objects.requireNonNull(http.get(source))
                .get(visitor, uri -> uri.path("/settings").build(), new ParameterizedTypeReference<Settings>() {})
                .items();
    }
}
