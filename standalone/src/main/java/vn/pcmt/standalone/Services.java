package vn.pcmt.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the launcher shows, through the same HTTP interfaces as any other client. */
final class Services implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final EmbeddedStack stack;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Services(EmbeddedStack stack) {
        this.stack = stack;
    }

    /**
     * The answer to a GET, which must be 200.
     *
     * @throws IOException if the service is away or answers anything else
     */
    JsonNode get(Part service, String path, String clientId) throws IOException {
        URI address = URI.create(stack.url(service) + path);
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + stack.tokenFor(clientId))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
