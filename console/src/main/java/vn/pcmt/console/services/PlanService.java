package vn.pcmt.console.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks the plan service: the units and where they lie. */
@Component
public class PlanService {
    private static final ParameterizedTypeReference<Listing<Unit>> UNITS = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    PlanService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /** A unit of government; {@code kind} is xã, phường or đặc khu. Degrees are WGS 84. */
    public record Unit(
            String key,
            String code,
            String name,
            @Nullable String kind,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /** Communes of today below an area. */
    public List<Unit> communes(Visitor visitor, String under) {
        return http.get(
                        visitor,
                        uri -> uri.path("/units")
                                .queryParam("level", "COMMUNE")
                                .queryParam("under", "{under}")
                                .queryParam("size", 200)
                                .build(under),
                        UNITS)
                .items();
    }

    /** Units of today by name or code, with or without diacritics. */
    public List<Unit> search(Visitor visitor, String text, int most) {
        return http.get(
                        visitor,
                        uri -> uri.path("/units")
                                .queryParam("text", "{text}")
                                .queryParam("size", most)
                                .build(text),
                        UNITS)
                .items();
    }

    /** Names by key; a unit that is not known goes by its key. */
    public Map<String, String> names(Visitor visitor, List<String> keys) {
        Map<String, String> names = new HashMap<>();
        for (String key : keys) {
            try {
                names.put(
                        key,
                        http.get(
                                        visitor,
                                        uri -> uri.path("/units/{key}").build(key),
                                        new ParameterizedTypeReference<Unit>() {})
                                .name());
            } catch (ServiceRefusal unknown) {
                names.put(key, key);
            }
        }
        return names;
    }
}
