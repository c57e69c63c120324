package vn.pcmt.report.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the live stream, with all that it was told. */
final class LiveListener {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    LiveListener(RunningService service, String query, String bearer, String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri("/api/v1/live" + query))
                .header("Authorization", bearer)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        Thread.ofVirtual().start(() -> {
            try (BufferedReader body = new BufferedReader(new InputStreamReader(
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8))) {
                body.lines().forEach(lines::add);
                lines.add("end of stream");
            } catch (IOException | UncheckedIOException | InterruptedException closed) {
                lines.add("closed");
            }
        });
    }

    boolean welcomed() {
        return lines.stream().anyMatch(line -> line.startsWith("id:"));
    }

    List<String> areas() {
        return lines.stream()
                .filter(line -> line.startsWith("data:{\"area\""))
                .map(line -> line.split("\"", -1)[3])
                .toList();
    }

    String lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(3);
    }

    void close() {
        http.shutdownNow();
    }
}
