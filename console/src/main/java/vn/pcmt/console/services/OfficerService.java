package vn.pcmt.console.services;

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
import vn.pcmt.console.services.UnitService.Change;

/** What the console asks the plan service about officers: who serves where, who is away, who acts. */
@Component
public class OfficerService {
    private static final ParameterizedTypeReference<Listing<Officer>> OFFICERS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Officer> OFFICER = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Map<String, Object>> WRITTEN =
            new ParameterizedTypeReference<>() {};
    private static final int PAGE = 200;

    /** Of a search: two officers in each of 3,321 communes, and those above them. */
    private static final int PAGES = 40;

    private final ServiceHttp http;

    OfficerService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /** @param until first day no longer in office */
    public record Officer(
            String id,
            String name,
            String post,
            String unitKey,
            List<String> roles,
            @Nullable String email,
            @Nullable String phone,
            List<Post> posts,
            List<Leave> leaves,
            @Nullable LocalDate until,
            boolean inOffice) {

        /** Whether away on a day. */
        @Nullable
        public Leave awayOn(LocalDate day) {
            return leaves.stream()
                    .filter(leave -> !day.isBefore(leave.from()) && !day.isAfter(leave.to()))
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Post(
            String title,
            String unitKey,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** @param to last day of it */
    public record Leave(
            LocalDate from, LocalDate to, @Nullable String deputy) {}

    /** @param since first day in the post; null for today, or if the post stays the same */
    public record Details(
            String name,
            String post,
            String unitKey,
            List<String> roles,
            @Nullable String email,
            @Nullable String phone,
            @Nullable LocalDate since) {}

    /** @param ofEndedUnits only those whose unit has ceased */
    public Listing<Officer> list(Visitor visitor, @Nullable String unit, boolean ofEndedUnits, int page, int size) {
        return http.get(
                visitor,
                uri -> {
                    uri.path("/officers").queryParam("page", page).queryParam("size", size);
                    uri.queryParam("ofEndedUnits", ofEndedUnits);
                    return unit == null
                            ? uri.build()
                            : uri.queryParam("unit", "{unit}").build(unit);
                },
                OFFICERS);
    }

    /** All of them, to look for one by name. */
    public List<Officer> all(Visitor visitor, @Nullable String unit) {
        List<Officer> all = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            Listing<Officer> found = list(visitor, unit, false, page, PAGE);
            all.addAll(found.items());
            if (all.size() >= found.total() || found.items().isEmpty()) {
                break;
            }
        }
        return all;
    }

    public Versioned<Officer> one(Visitor visitor, String id) {
        return http.getVersioned(visitor, uri -> uri.path("/officers/{id}").build(id), OFFICER);
    }

    public Listing<Change> history(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/officers/{id}/history").build(id), new ParameterizedTypeReference<>() {});
    }

    public void register(Visitor visitor, String id, Details details, String key) {
        http.post(
                visitor,
                uri -> uri.path("/officers").build(),
                Map.of("Idempotency-Key", key),
                Map.of("id", id, "officer", details),
                WRITTEN);
    }

    public void amend(Visitor visitor, String id, Details details, Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/officers/{id}").build(id),
                guard.headers(),
                details,
                WRITTEN);
    }

    public void setLeaves(Visitor visitor, String id, List<Leave> leaves, Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/officers/{id}/leaves").build(id),
                guard.headers(),
                Map.of("leaves", leaves),
                WRITTEN);
    }

    public void depart(Visitor visitor, String id, LocalDate on, Guard guard) {
        http.write(
                HttpMethod.POST,
                visitor,
                uri -> uri.path("/officers/{id}/departure").build(id),
                guard.headers(),
                Map.of("on", on),
                WRITTEN);
    }

    public void stay(Visitor visitor, String id, Guard guard) {
        http.write(
                HttpMethod.DELETE,
                visitor,
                uri -> uri.path("/officers/{id}/departure").build(id),
                guard.headers(),
                null,
                WRITTEN);
    }
}
