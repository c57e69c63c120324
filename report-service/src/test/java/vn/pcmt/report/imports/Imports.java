package vn.pcmt.report.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.report.workbook.XlsxMedia;

/** Sends files as an officer would, and waits for what becomes of them. */
public final class Imports {

    public static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvcTester http;
    private final String bearer;

    public Imports(MockMvcTester http, String bearer) {
        this.http = http;
        this.bearer = bearer;
    }

    public MvcTestResult send(MediaType type, byte[] file, String query) {
        return send(type, file, query, UUID.randomUUID().toString());
    }

    public MvcTestResult send(MediaType type, byte[] file, String query, @Nullable String key) {
        MockMvcTester.MockMvcRequestBuilder request = http.post()
                .uri("/api/v1/report-imports" + query)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(type)
                .content(file);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    /** What a file has come to in the end. */
    public JsonNode outcome(MediaType type, byte[] file, String query) {
        return ended(send(type, file, query));
    }

    public JsonNode ended(MvcTestResult accepted) {
        assertThat(accepted).hasStatus(202);
        String location = accepted.getResponse().getHeader(HttpHeaders.LOCATION);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !get(location).get("done").isNull());
        return get(location);
    }

    public MvcTestResult confirm(JsonNode trial, String key) {
        return http.post()
                .uri("/api/v1/report-imports/{id}/confirmation", trial.get("id").asString())
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header("Idempotency-Key", key)
                .exchange();
    }

    public JsonNode rows(JsonNode job, String query) {
        return get("/api/v1/report-imports/" + job.get("id").asString() + "/rows" + query);
    }

    public JsonNode get(String path) {
        MvcTestResult answer = ask(path);
        assertThat(answer).hasStatus(200);
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    public MvcTestResult ask(String path) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    public static MediaType xlsx() {
        return XlsxMedia.TYPE;
    }
}
