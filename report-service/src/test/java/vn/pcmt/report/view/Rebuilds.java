package vn.pcmt.report.view;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator at the rebuilds of a service, over HTTP. */
final class Rebuilds {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Function<String, URI> service;
    private final String bearer;

    /** @param service makes an address of a path */
    Rebuilds(Function<String, URI> service, String bearer) {
        this.service = service;
        this.bearer = bearer;
    }

    /** What was answered. */
    record Answer(int status, JsonNode body) {
        int generation() {
            return body.get("generation").asInt();
        }

        String code() {
            return body.path("code").asString();
        }
    }

    Answer begin() {
        return begin(bearer, UUID.randomUUID().toString());
    }

    Answer begin(String by, String key) {
        return post("/api/v1/rebuilds", by, key);
    }

    Answer cancel(int generation, String by) {
        return post(
                "/api/v1/rebuilds/" + generation + "/cancellation",
                by,
                UUID.randomUUID().toString());
    }

    Answer all(String by) {
        return send(HttpRequest.newBuilder(service.apply("/api/v1/rebuilds")), by);
    }

    /** Number of the generation that everybody sees. */
    int current() {
        return all(bearer).body().get("current").asInt();
    }

    /** The highest number there has been. */
    int last() {
        JsonNode body = all(bearer).body();
        int last = body.get("current").asInt();
        for (JsonNode one : body.get("items")) {
            last = Math.max(last, one.get("generation").asInt());
        }
        return last;
    }

    JsonNode of(int generation) {
        return send(HttpRequest.newBuilder(service.apply("/api/v1/rebuilds/" + generation)), bearer)
                .body();
    }

    String phase(int generation) {
        return of(generation).get("phase").asString();
    }

    /** Whether one goes on. */
    boolean isUnderWay() {
        for (JsonNode one : all(bearer).body().get("items")) {
            if (one.get("ended").isNull()) {
                return true;
            }
        }
        return false;
    }

    /** Every total recomputed by the service. */
    Answer reconcile() {
        return post("/api/v1/reconciliations", bearer, UUID.randomUUID().toString());
    }

    private Answer post(String path, String by, String key) {
        return send(
                HttpRequest.newBuilder(service.apply(path))
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.noBody()),
                by);
    }

    private Answer send(HttpRequest.Builder request, String by) {
        try {
            HttpResponse<String> answer =
                    http.send(request.header("Authorization", by).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
