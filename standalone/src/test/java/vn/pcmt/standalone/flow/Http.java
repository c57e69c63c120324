package vn.pcmt.standalone.flow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP as any client of the services speaks it. Safe for use by several threads. */
public final class Http implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * What a service answered.
     *
     * @param etag as in the header, quotes included; null if there was none
     */
    public record Answer(int status, @Nullable String etag, JsonNode body) {
        /** Whether the command or question succeeded. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** This answer. @throws AssertionError with the problem, unless it succeeded */
        public Answer orFail() {
            if (!ok()) {
                throw new AssertionError("status " + status + ": " + body);
            }
            return this;
        }
    }

    /** Asks. @throws IOException if there is no answer */
    public Answer get(URI uri, String token) throws IOException {
        return send(request(uri, token).GET().build());
    }

    /** Commands. @throws IOException if there is no answer: the command may or may not have been carried out */
    public Answer post(URI uri, String token, @Nullable String etag, String idempotencyKey, String json)
            throws IOException {
        HttpRequest.Builder request =
                command(uri, token, idempotencyKey, "application/json", json.getBytes(StandardCharsets.UTF_8));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return send(request.build());
    }

    /** Sends a file. @throws IOException if there is no answer */
    public Answer postFile(URI uri, String token, String idempotencyKey, String type, byte[] file) throws IOException {
        return send(command(uri, token, idempotencyKey, type, file).build());
    }

    private static HttpRequest.Builder command(URI uri, String token, String idempotencyKey, String type, byte[] body) {
        return request(uri, token)
                .header("Content-Type", type)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(response.body());
            return new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(null), body);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
