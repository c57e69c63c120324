package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script by which the containers are asked whether they are well. */
class HealthCheckTest {
    private static final Path SCRIPT = Path.of("..", "deploy", "healthy").toAbsolutePath();

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ready", 200, "{\"status\":\"UP\"}");
        // One component is up, the whole is not.
        answer("/down", 503, "{\"status\":\"DOWN\",\"components\":{\"disk\":{\"status\":\"UP\"}}}");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void onlyTheStatusOfTheAnswerCounts() throws Exception {
        assertThat(healthy("/ready")).isTrue();
        assertThat(healthy("/down")).isFalse();
        assertThat(healthy("/nowhere")).isFalse();
    }

    @Test
    void withoutAPathAnOpenPortIsEnough() throws Exception {
        assertThat(healthy()).isTrue();
        server.stop(0);
        assertThat(healthy()).isFalse();
    }

    private void answer(String path, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private boolean healthy(String... path) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.add(String.valueOf(server.getAddress().getPort()));
        command.addAll(List.of(path));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }
}
