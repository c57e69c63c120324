package vn.pcmt.report.view;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.ReportServiceApplication;

/** The whole service on the engines under test, on a port of its own; it can be stopped and started again. */
public final class RunningService implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> properties = new HashMap<>();
    private ConfigurableApplicationContext context;

    RunningService(Path data) {
        this(data, Map.of());
    }

    /** @param settings that differ from those of the service */
    public RunningService(Path data, Map<String, Object> settings) {
        properties.putAll(BrokerUnderTest.properties());
        properties.putAll(StoreUnderTest.properties());
        properties.putAll(TestTokens.properties());
        properties.put("PCMT_DATA", data.toString());
        properties.put("server.port", 0);
        properties.put("logging.structured.format.console", "");
        properties.put("logging.level.org.apache.kafka", "WARN");
        properties.putAll(settings);
        start();
    }

    void start() {
        context = ReportServiceApplication.application()
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    void restart() {
        close();
        start();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public JsonNode get(String path, String bearer) {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path)), bearer).body());
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String bearer) {
        try {
            return http.send(request.header("Authorization", bearer).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
