package vn.pcmt.console.services;

import java.math.BigDecimal;
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

/** What the console asks the report service about figures that were frozen under a name. */
@Component
public class PublicationService {
    private final ServiceHttp http;

    PublicationService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** @param embargoUntil until when only who publishes sees it */
    public record Head(
            String id, int vintage, String name, @Nullable Instant embargoUntil, Span content) {}

    /** Of which figures it is. */
    public record Span(
            String areaName,
            String templateName,
            String first,
            String last,
            @Nullable Instant frozenAt) {}

    /**
     * @param edition {@code INSIDE} for all figures, {@code OUTSIDE} without those that could tell of persons
     * @param hash of the figures in this edition
     * @param intact whether they still have it
     * @param threshold counts below it are not told outside
     * @param suppressed how many figures this edition does not tell
     */
    public record Published(
            String id,
            String name,
            int vintage,
            String edition,
            String hash,
            boolean intact,
            int threshold,
            long suppressed,
            @Nullable Instant embargoUntil,
            boolean open,
            String by,
            long version,
            Figures figures) {}

    public record Figures(
            String area,
            String areaName,
            String templateName,
            String first,
            String last,
            @Nullable Instant frozenAt,
            List<Measure> measures) {}

    public record Measure(String code, String nameVi, String nameEn, String unit) {}

    /** @param vintages the first one first */
    public record Revisions(List<Vintage> vintages, List<Line> figures) {}

    public record Vintage(
            String id, int vintage, String name, @Nullable Instant frozenAt) {}

    /**
     * One figure through its vintages; a figure is null where it is missing or not told.
     *
     * @param revision the latest less the first
     * @param percent of the first
     */
    public record Line(
            String indicator,
            @Nullable BigDecimal first,
            @Nullable BigDecimal latest,
            @Nullable BigDecimal revision,
            @Nullable BigDecimal percent,
            List<Value> values) {
        /** Whether there is a figure that this edition does not tell. */
        public boolean suppressed() {
            return !values.isEmpty() && values.getLast().suppressed();
        }
    }

    public record Value(int vintage, boolean suppressed) {}

    /** @param embargoUntil null for not at all */
    public record Wanted(
            String name, String period, @Nullable Instant embargoUntil) {}

    public record Written(String id, int vintage) {}

    /** Areas that can be published under one name: a group that administrators keep, or the area of a plan. */
    public record Group(String key, String name) {}

    /** Where the end of an embargo is moved to, and why. */
    public record Move(Instant until, String reason) {}

    /** That it was moved, by an officer. */
    public record Moved(Instant from, Instant to, String reason, String by, Instant at) {}

    public Listing<Head> list(Visitor visitor, String area, int page) {
        return http.get(
                visitor,
                uri -> uri.path("/areas/{area}/publications")
                        .queryParam("page", "{p}")
                        .build(area, page),
                new ParameterizedTypeReference<>() {});
    }

    public Published one(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/publications/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public Revisions revisions(Visitor visitor, String id) {
        return http.get(
                visitor,
                uri -> uri.path("/publications/{id}/revisions").build(id),
                new ParameterizedTypeReference<>() {});
    }

    public Written freeze(Visitor visitor, String area, Wanted wanted, String key) {
        return http.post(
                visitor,
                uri -> uri.path("/areas/{area}/publications").build(area),
                Map.of("Idempotency-Key", key),
                wanted,
                new ParameterizedTypeReference<>() {});
    }

    public List<Group> groups(Visitor visitor) {
        return http.get(
                        visitor,
                        uri -> uri.path("/area-groups").queryParam("size", 200).build(),
                        new ParameterizedTypeReference<Listing<Group>>() {})
                .items();
    }

    /** The first time first; for whoever may publish. */
    public List<Moved> moves(Visitor visitor, String id) {
        return http.get(
                visitor,
                uri -> uri.path("/publications/{id}/embargo").build(id),
                new ParameterizedTypeReference<>() {});
    }

    public void move(Visitor visitor, String id, Move move, ReportService.Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/publications/{id}/embargo").build(id),
                guard.headers(),
                move,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    /** Its figures as a file of a format, such as {@code xlsx}. */
    public Download file(Visitor visitor, String id, String format) {
        return http.download(
                visitor, uri -> uri.path("/publications/{id}/figures.{format}").build(id, format));
    }
}
