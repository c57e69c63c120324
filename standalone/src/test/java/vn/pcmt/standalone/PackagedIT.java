package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./pcmt run} starts: the jar with the libraries beside it, which are fewer than the tests run with. */
class PackagedIT {

    private static final Path JAR = Path.of("target", "pcmt.jar");

    @TempDir
    Path folder;

    @Test
    void theJarBecomesReadyWithTheLibrariesBesideIt() throws Exception {
        StackSettings settings = StackSettings.in(folder.resolve("data")).onRandomPorts();
        Path output = folder.resolve("output");
        Process product = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        JAR.toString(),
                        "--no-sample",
                        "--data",
                        settings.folder().toString(),
                        "--ports",
                        PartProcess.portList(settings))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION, Part.CONSOLE)) {
                HttpRequest ready = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness".formatted(settings.port(part))))
                        .build();
                await().atMost(Duration.ofMinutes(3))
                        .failFast(() ->
                                assertThat(product.isAlive()).as(told(output)).isTrue())
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
            }
        } finally {
            product.destroy();
            if (!product.waitFor(1, TimeUnit.MINUTES)) {
                product.destroyForcibly();
            }
        }
    }

    private static String told(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
