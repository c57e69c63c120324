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

/** What the console asks the report service about its totals: whether they are right, and to compute them anew. */
@Component
public class MaintenanceService {
    private final ServiceHttp http;

    MaintenanceService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** @param current generation of the totals that everybody sees */
    public record Rebuilds(int current, List<Rebuild> items) {
        /** The one that is being worked on, if any. */
        @Nullable
        public Rebuild underWay() {
            return items.stream().filter(Rebuild::isUnderWay).findFirst().orElse(null);
        }
    }

    /**
     * @param phase READING, COMPARING, SWAPPED, FAILED or CANCELLED
     * @param compared forms and periods compared so far, of {@code toCompare}
     * @param mended totals that were not the sum of their reports before
     */
    public record Rebuild(
            int generation,
            String phase,
            String by,
            Instant begun,
            int compared,
            int toCompare,
            int mended,
            @Nullable String checksum,
            List<String> wrong,
            @Nullable Instant ended) {
        public boolean isUnderWay() {
            return phase.equals("READING") || phase.equals("COMPARING");
        }
    }

    /** @param unsettled totals that moved each time they were looked at */
    public record Reconciliation(Instant at, List<Difference> differences, List<String> unsettled) {}

    public record Difference(String total, String part, String recomputed, String stored) {}

    public Rebuilds rebuilds(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/rebuilds").build(), new ParameterizedTypeReference<>() {});
    }

    public void rebuild(Visitor visitor, String key) {
        http.command(visitor, uri -> uri.path("/rebuilds").build(), Map.of("Idempotency-Key", key), null);
    }

    public void cancel(Visitor visitor, int generation, String key) {
        http.command(
                visitor,
                uri -> uri.path("/rebuilds/{generation}/cancellation").build(generation),
                Map.of("Idempotency-Key", key),
                null);
    }

    public Reconciliation reconcile(Visitor visitor, String key) {
        return http.write(
                        HttpMethod.POST,
                        visitor,
                        uri -> uri.path("/reconciliations").build(),
                        Map.of("Idempotency-Key", key),
                        null,
                        new ParameterizedTypeReference<Reconciliation>() {})
                .value();
    }
}
