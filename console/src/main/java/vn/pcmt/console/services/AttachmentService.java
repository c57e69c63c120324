package vn.pcmt.console.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the report service about the files of a report. */
@Component
public class AttachmentService {
    private final ServiceHttp http;

    AttachmentService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** The files of a report; the entity tag is the report's. */
    public Versioned<List<Attachment>> all(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/reports/{id}/attachments").build(id), new ParameterizedTypeReference<>() {});
    }

    /** Puts a file with a report. Which kinds and sizes are taken is the service's to say. */
    public Added add(Visitor visitor, String id, String name, byte[] file, Guard guard) {
        return http.upload(
                        visitor,
                        uri -> uri.path("/reports/{id}/attachments")
                                .queryParam("name", "{name}")
                                .build(id, name),
                        guard.headers(),
                        MediaType.APPLICATION_OCTET_STREAM,
                        file,
                        new ParameterizedTypeReference<Added>() {})
                .value();
    }

    /** Takes a file away that no revision carries. */
    public void remove(Visitor visitor, String id, String sha256, Guard guard) {
        http.write(
                HttpMethod.DELETE,
                visitor,
                uri -> uri.path("/reports/{id}/attachments/{sha}").build(id, sha256),
                guard.headers(),
                null,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    public Download download(Visitor visitor, String id, String sha256) {
        return http.download(
                visitor, uri -> uri.path("/reports/{id}/attachments/{sha}").build(id, sha256));
    }

    public record Added(String report, String sha256, long version) {}

    /**
     * A file.
     *
     * @param size in bytes
     * @param scan CLEAN, or NOT_SCANNED where there was no scanner
     * @param revisions those that carry it; none while it waits
     */
    public record Attachment(
            String name,
            @Nullable String mediaType,
            long size,
            String sha256,
            @Nullable String scan,
            @Nullable String by,
            @Nullable Instant at,
            List<Integer> revisions) {

        /** {@code 1,2 MB}, {@code 340 KB}. */
        public String shownSize() {
            return size >= 1_000_000
                    ? String.format(java.util.Locale.ROOT, "%.1f MB", size / 1e6)
                            .replace('.', ',')
                    : Math.max(1, Math.round(size / 1e3)) + " KB";
        }
    }
}
