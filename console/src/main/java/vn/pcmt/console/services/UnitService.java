package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** What the console asks the plan service about units through time, and how the map changes. */
@Component
public class UnitService {
    private static final ParameterizedTypeReference<Listing<Unit>> UNITS = new ParameterizedTypeReference<>() {};
    private static final int PAGE = 200;

    /** The country has some 3,400 units on a day; more pages than that are not read. */
    private static final int PAGES = 25;

    private final ServiceHttp http;

    UnitService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /**
     * A unit through its whole life.
     *
     * @param validTo first day on which it no longer exists; null while it exists
     * @param path keys of the areas it belonged to, itself first
     * @param today what it is today: itself, or where its figures lead
     */
    public record Unit(
            String key,
            String code,
            String name,
            String kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean border,
            @Nullable Integer population,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            List<String> path,
            List<Share> today,
            @Nullable List<FormerName> formerNames) {

        /** Key of the unit directly above; null for the country. */
        @Nullable
        public String parent() {
            return path.size() > 1 ? path.get(1) : null;
        }
    }

    public record Share(BigDecimal share, List<String> path) {}

    public record FormerName(String name, LocalDate until) {}

    /** One change of a unit or an officer. {@code cause}: id of the reorganisation it was part of. */
    public record Change(
            @Nullable Instant at,
            String actor,
            String what,
            @Nullable String cause,
            List<FieldChange> fields) {}

    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    /** A change of the map, as it is asked for. */
    public record Reorganisation(
            String id,
            LocalDate effectiveOn,
            String kind,
            List<String> from,
            @Nullable NewUnit into,
            List<Part> parts,
            @Nullable String name,
            @Nullable String parent,
            @Nullable String decision) {}

    public record NewUnit(
            String code,
            String name,
            String kind,
            @Nullable String parent,
            boolean border,
            @Nullable Integer population,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {}

    /** @param weight share of the divided unit's figures, to 1 */
    public record Part(
            BigDecimal weight,
            @Nullable NewUnit unit,
            @Nullable String existing) {}

    /** One that was decided: {@code PLANNED}, {@code IN_EFFECT}, {@code UNDONE}, {@code FAILED}, {@code UNDER_WAY}. */
    public record Decided(
            Reorganisation reorganisation,
            String status,
            String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant tookEffectAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            List<String> problems,
            long version) {}

    /** What one would change; {@code redirected}: units that ceased before and whose figures would lead elsewhere. */
    public record Preview(
            boolean atOnce, List<Begins> begins, List<Ends> ends, List<Renamed> renamed, int redirected) {}

    public record Begins(
            String key,
            String name,
            String kind,
            @Nullable String parent,
            @Nullable Integer population) {}

    public record Ends(String key, String name, List<Leads> leads) {}

    public record Leads(String key, String name, BigDecimal share) {}

    public record Renamed(String key, String before, String after) {}

    /** All units of a day under an area, of one level or of all. */
    public List<Unit> all(Visitor visitor, LocalDate day, @Nullable String under, @Nullable String level) {
        List<Unit> all = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            int number = page;
            Listing<Unit> found = http.get(
                    visitor,
                    uri -> {
                        uri.path("/units").queryParam("asOf", day).queryParam("size", PAGE);
                        uri.queryParam("page", number);
                        if (level != null) {
                            uri.queryParam("level", level);
                        }
                        return under == null
                                ? uri.build()
                                : uri.queryParam("under", "{under}").build(under);
                    },
                    UNITS);
            all.addAll(found.items());
            if (all.size() >= found.total() || found.items().isEmpty()) {
                break;
            }
        }
        return all;
    }

    /** What may be corrected on record; the kind, the code and the place in the tree may not. */
    public record Properties(
            String name,
            boolean border,
            @Nullable Integer population,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {}

    public Versioned<Unit> versioned(Visitor visitor, String key) {
        return http.getVersioned(
                visitor, uri -> uri.path("/units/{key}").build(key), new ParameterizedTypeReference<>() {});
    }

    public void amend(Visitor visitor, String key, Properties properties, Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/units/{key}").build(key),
                guard.headers(),
                properties,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    public Unit one(Visitor visitor, String key) {
        return http.get(visitor, uri -> uri.path("/units/{key}").build(key), new ParameterizedTypeReference<>() {});
    }

    public Listing<Change> history(Visitor visitor, String key, int page) {
        return http.get(
                visitor,
                uri -> uri.path("/units/{key}/history").queryParam("page", page).build(key),
                new ParameterizedTypeReference<>() {});
    }

    public Listing<Decided> reorganisations(Visitor visitor, int page) {
        return http.get(
                visitor,
                uri -> uri.path("/reorganisations").queryParam("page", page).build(),
                new ParameterizedTypeReference<>() {});
    }

    public Preview preview(Visitor visitor, Reorganisation wanted) {
        return http.post(
                visitor,
                uri -> uri.path("/reorganisations").queryParam("dryRun", true).build(),
                Map.of(),
                wanted,
                new ParameterizedTypeReference<>() {});
    }

    public void decide(Visitor visitor, Reorganisation wanted, String key) {
        http.command(visitor, uri -> uri.path("/reorganisations").build(), Map.of("Idempotency-Key", key), wanted);
    }

    public void undo(Visitor visitor, String id, Guard guard) {
        http.write(
                HttpMethod.DELETE,
                visitor,
                uri -> uri.path("/reorganisations/{id}").build(id),
                guard.headers(),
                null,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }
}
