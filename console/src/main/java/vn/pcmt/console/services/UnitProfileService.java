package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the plan service knows of one unit: its record, what it owes, what it was asked to explain. */
@Component
public class UnitProfileService {
    private final ServiceHttp http;

    UnitProfileService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /**
     * A unit's record.
     *
     * @param kind PROVINCE, DISTRICT, COMMUNE, WARD, SPECIAL_ZONE …
     * @param path keys of it and all above it, the unit first
     */
    public record Profile(
            String key,
            String code,
            String name,
            @Nullable String kind,
            @Nullable String validFrom,
            @Nullable String validTo,
            boolean border,
            @Nullable Long population,
            @Nullable List<String> path) {}

    public record Owed(
            String id,
            String planId,
            String status,
            @Nullable String code,
            @Nullable String title,
            @Nullable String deadline,
            int progress,
            boolean late,
            boolean blocked) {}

    public record Explained(String indicator, String area, String period) {}

    public record Explanation(
            String id,
            @Nullable Explained figure,
            @Nullable String task,
            String question,
            @Nullable Instant askedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            String status) {}

    public Profile profile(Visitor visitor, String unit) {
        return http.get(
                visitor, Address.at("/units/{unit}").of("unit", unit).uri(), new ParameterizedTypeReference<>() {});
    }

    /** What it leads and still owes, by deadline. */
    public Listing<Owed> owed(Visitor visitor, String unit, int size) {
        return http.get(
                visitor,
                Address.at("/units/{unit}/tasks")
                        .of("unit", unit)
                        .with("size", size)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** What it was asked to explain, what is due first. */
    public Listing<Explanation> explanations(Visitor visitor, String unit, int size) {
        return http.get(
                visitor,
                Address.at("/explanations")
                        .with("unit", unit)
                        .with("size", size)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }
}
