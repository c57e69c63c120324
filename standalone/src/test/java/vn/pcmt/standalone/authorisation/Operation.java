package vn.pcmt.standalone.authorisation;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.pcmt.standalone.Part;

/**
 * One operation as a service describes it.
 *
 * @param described of OpenAPI
 */
record Operation(Part part, String method, String path, JsonNode described) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    /** Of several comparisons of all totals with their reports at once, which take as long as they take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Stream<Operation> of(Part part, JsonNode description) {
        return description.path("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> new Operation(
                        part, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    String name() {
        return method + " " + path;
    }

    boolean isOpen() {
        return described.has("security") && described.path("security").isEmpty();
    }

    /** Asked of the things of a scene, with all that it needs to be understood. */
    HttpRequest request(URI service, Scene scene, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(filled(scene) + query(scene)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"999999\"");
        String type = type();
        if (type == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(scene.body(this, type)))
                .build();
    }

    private @Nullable String type() {
        JsonNode content = described.at("/requestBody/content");
        if (content.isMissingNode()) {
            return null;
        }
        return content.has("application/json")
                ? "application/json"
                : content.propertyNames().iterator().next();
    }

    private String filled(Scene scene) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String before = path.substring(0, variable.start() - 1);
            String value = scene.id(before.substring(before.lastIndexOf('/') + 1), variable.group(1));
            variable.appendReplacement(
                    filled, Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return variable.appendTail(filled).toString();
    }

    private String query(Scene scene) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : described.path("parameters")) {
            if (!parameter.path("in").asString().equals("query")) {
                continue;
            }
            String name = parameter.path("name").asString();
            String value =
                    scene.parameter(this, name, parameter.path("required").asBoolean());
            if (value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }
}
