package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks the report service about many reports from one file: tried first, then taken in. */
@Component
public class ImportService {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private final ServiceHttp http;

    ImportService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /**
     * @param state QUEUED, RUNNING, DONE, CANCELLED or FAILED
     * @param dryRun whether it was only tried
     * @param taken in a trial, those that would be
     * @param share of the file that was read, in percent
     * @param confirmable whether this trial can be carried out for real
     */
    public record Import(
            String id,
            String state,
            boolean dryRun,
            int reports,
            int taken,
            int unchanged,
            int refused,
            int share,
            boolean confirmable,
            Instant begun,
            @Nullable Instant done,
            @Nullable Failure failure) {
        public boolean underWay() {
            return state.equals("QUEUED") || state.equals("RUNNING");
        }
    }

    public record Failure(String code, String title, String detail) {}

    /** A report that was not taken. */
    public record Row(
            int row, String sheet, String unit, @Nullable String report, List<Wrong> errors) {}

    public record Wrong(String place, String field, String code, String message) {}

    /** Tries a file: nothing is taken in before that is confirmed. */
    public Import tryOut(Visitor visitor, String name, byte[] file, String template, String period, String key) {
        return http.upload(
                        visitor,
                        Address.at("/report-imports")
                                .with("dryRun", "true")
                                .with("template", template.isBlank() ? null : template)
                                .with("period", period.isBlank() ? null : period)
                                .uri(),
                        Map.of("Idempotency-Key", key),
                        kind(name),
                        file,
                        new ParameterizedTypeReference<Import>() {})
                .value();
    }

    private static MediaType kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv", "txt" -> CSV;
            case "json" -> MediaType.APPLICATION_JSON;
            default -> XLSX;
        };
    }

    public Import one(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/report-imports/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    /** The first of those that were not taken. */
    public Listing<Row> refused(Visitor visitor, String id, int page) {
        return http.get(
                visitor,
                uri -> uri.path("/report-imports/{id}/rows")
                        .queryParam("page", page)
                        .build(id),
                new ParameterizedTypeReference<>() {});
    }

    /** All of them, a line for each error. */
    public Download refusedFile(Visitor visitor, String id) {
        return http.download(
                visitor, uri -> uri.path("/report-imports/{id}/rows.csv").build(id));
    }

    /** Takes in what was tried. */
    public Import confirm(Visitor visitor, String id, String key) {
        return command(visitor, id, "confirmation", key);
    }

    /** Calls it off; what was taken stays taken. */
    public Import cancel(Visitor visitor, String id, String key) {
        return command(visitor, id, "cancellation", key);
    }

    private Import command(Visitor visitor, String id, String what, String key) {
        return http.write(
                        HttpMethod.POST,
                        visitor,
                        uri -> uri.path("/report-imports/{id}/{what}").build(id, what),
                        Map.of("Idempotency-Key", key),
                        null,
                        new ParameterizedTypeReference<Import>() {})
                .value();
    }
}
