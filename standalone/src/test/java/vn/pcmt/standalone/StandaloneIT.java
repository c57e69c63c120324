package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void issuesAPlanAndExpectsItsReportsInOneProcessAcrossARestart() {
        StackSettings settings = StackSettings.in(folder).onRandomPorts();
        String report = "/api/v1/reports/PCMT-THANG~19429@2025-07-01~2026-01";
        try (var stack = EmbeddedStack.start(settings)) {
            assertThat(Part.values()).allMatch(stack::isReady);
            assertThat(stack.context(Part.REPORT)).isPresent();
            assertThatIllegalStateException().isThrownBy(() -> stack.kill(Part.REPORT));

            var draft = post(stack, "/api/v1/plans", "", """
                    {"kind": "REPORTING", "title": "Báo cáo tháng", "issuer": "UBND tỉnh Quảng Trị",
                     "scope": ["44@2025-07-01"],
                     "requirements": [{"id": "thang", "template": "PCMT-THANG", "frequency": "MONTHLY",
                                       "scope": ["44@2025-07-01"], "firstPeriod": "2026-01", "lastPeriod": "2026-01"}]}
                    """);
            assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);
            String plan = draft.headers().firstValue("Location").orElseThrow();
            String version = draft.headers().firstValue("ETag").orElseThrow();
            var issued = post(stack, plan + "/issue", version, "");
            assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(stack, "unit-19429", report))
                    .returns(200, HttpResponse::statusCode)
                    .satisfies(answer -> assertThat(answer.body()).contains("\"status\":\"EXPECTED\"")));
            assertThat(get(stack, "unit-18859", report).statusCode()).isEqualTo(403);
            assertThat(Topics.of(stack.kafka()))
                    .anySatisfy(line -> assertThat(line.split(" +")).startsWith("report-events", "3", "1"))
                    .anySatisfy(
                            line -> assertThat(line).startsWith("plan-events ").endsWith(" · for ever"))
                    .anySatisfy(line ->
                            assertThat(line).startsWith("calendar-events ").endsWith(" · the latest"));
        }
        try (var again = EmbeddedStack.start(settings)) {
            assertThat(get(again, "unit-19429", report).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKilledPartComesBackOnItsPortWithItsSecrets() {
        StackSettings settings = StackSettings.in(folder)
                .onRandomPorts()
                .inOwnProcesses()
                .only(Part.BROKER, Part.STORE, Part.MAIL, Part.IDENTITY);
        try (var stack = EmbeddedStack.start(settings)) {
            long before = stack.pid(Part.IDENTITY).orElseThrow();
            String key = keys(stack);

            stack.kill(Part.IDENTITY);
            stack.kill(Part.BROKER);
            stack.kill(Part.STORE);
            assertThat(stack.isReady(Part.IDENTITY)).isFalse();
            assertThat(stack.pid(Part.STORE)).isEmpty();
            stack.restart(Part.STORE);
            stack.restart(Part.BROKER);
            stack.restart(Part.IDENTITY);

            assertThat(stack.pid(Part.IDENTITY).orElseThrow()).isNotEqualTo(before);
            assertThat(keys(stack)).isEqualTo(key);
            assertThat(stack.tokenFor("unit-19429")).isNotEmpty();
        }
        assertThat(Part.values()).noneMatch(part -> new Readiness(http, settings).isReady(part));
    }

    @Test
    void aPartThatCannotStartIsNamedAndLeavesNothingRunning() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackSettings settings = StackSettings.in(folder)
                    .onRandomPorts()
                    .only(Part.STORE, Part.MAIL)
                    .withPort(Part.STORE, other.getLocalPort());

            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> EmbeddedStack.start(settings))
                    .withMessageStartingWith("Port " + other.getLocalPort() + " is in use")
                    .returns(Part.STORE, PartFailedException::part);
            assertThat(new Readiness(http, settings).isReady(Part.MAIL)).isFalse();
        }
    }

    @Test
    void theCommandRefusesATakenPortWithOneSentenceAndNoStackTrace() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Standalone.class.getName(),
                            "--data",
                            folder.toString(),
                            "--only",
                            "mail",
                            "--ports",
                            "mail=" + other.getLocalPort())
                    .redirectErrorStream(true)
                    .start();
            List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output)
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("Port " + other.getLocalPort() + " (for mail) is taken by another program;");
            assertThat(Files.exists(folder.resolve("mail"))).isFalse();
        }
    }

    /** A library that tests ask for under the scope test would be missing from what runs: they cannot notice. */
    @Test
    void thePackageHoldsWhatPercentilesAreComputedWith() {
        assertThat(Path.of("target", "lib")).isDirectoryContaining("glob:**/HdrHistogram-*.jar");
    }

    private String keys(EmbeddedStack stack) {
        return get(stack.url(Part.IDENTITY).resolve("/oauth2/jwks"), "").body();
    }

    private HttpResponse<String> get(EmbeddedStack stack, String client, String path) {
        return get(stack.url(Part.REPORT).resolve(path), "Bearer " + stack.tokenFor(client));
    }

    private HttpResponse<String> get(URI address, String authorization) {
        var request = HttpRequest.newBuilder(address);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    private HttpResponse<String> post(EmbeddedStack stack, String path, String version, String body) {
        var request = HttpRequest.newBuilder(stack.url(Part.PLAN).resolve(path))
                .header("Authorization", "Bearer " + stack.tokenFor("role-leader"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "standalone-it" + path.replace('/', '-'))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
