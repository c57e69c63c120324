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
import vn.pcmt.console.services.FigureService.Span;

/** What the console asks the report service about files that take a while: ordered, looked after, called off, fetched. */
@Component
public class ExportService {
    private final ServiceHttp http;

    ExportService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /**
     * @param state QUEUED, RUNNING, DONE, CANCELLED or FAILED
     * @param step WAITING, READING, WRITING or KEEPING
     * @param until when the file goes
     */
    public record Export(
            String id,
            String state,
            String area,
            String format,
            String step,
            int stepsDone,
            int steps,
            Instant begun,
            @Nullable Instant done,
            @Nullable String name,
            @Nullable Long size,
            @Nullable Instant until,
            @Nullable Failure failure) {
        public boolean underWay() {
            return state.equals("QUEUED") || state.equals("RUNNING");
        }

        /** In KB, rounded up. */
        public long kilobytes() {
            return size == null ? 0 : (size + 1023) / 1024;
        }
    }

    public record Failure(String code, String title, String detail) {}

    /** @param format such as {@code docx} */
    public Export order(Visitor visitor, String area, Span span, String format, String key) {
        return http.write(
                        HttpMethod.POST,
                        visitor,
                        FigureService.at("/areas/{area}/exports", area, span, List.of())
                                .with("format", format)
                                .uri(),
                        Map.of("Idempotency-Key", key),
                        null,
                        new ParameterizedTypeReference<Export>() {})
                .value();
    }

    public Export one(Visitor visitor, String id) {
        return http.get(visitor, uri -> uri.path("/exports/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public Export cancel(Visitor visitor, String id, String key) {
        return http.write(
                        HttpMethod.POST,
                        visitor,
                        uri -> uri.path("/exports/{id}/cancellation").build(id),
                        Map.of("Idempotency-Key", key),
                        null,
                        new ParameterizedTypeReference<Export>() {})
                .value();
    }

    public Download file(Visitor visitor, String id) {
        return http.download(visitor, uri -> uri.path("/exports/{id}/file").build(id));
    }
}
