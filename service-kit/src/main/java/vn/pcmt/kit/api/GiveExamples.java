package vn.pcmt.kit.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows with each request a whole example. The examples are files, so that a service's tests can send the very same: an
 * example in an annotation is wrong after the next change of its record.
 */
final class GiveExamples implements OpenApiCustomizer {
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final Map<String, String> ENDINGS = Map.of(JSON, "json", "text/csv", "csv");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Resource examples;

    /** @param examples folder, ending with a slash */
    GiveExamples(Resource examples) {
        this.examples = examples;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            RequestBody body = operation.getRequestBody();
            if (body != null && body.getContent() != null) {
                String place = place(path) + "/" + method.name().toLowerCase(Locale.ROOT) + ".";
                body.getContent().forEach((type, content) -> give(place, type, content));
            }
        }));
    }

    /** {@code /api/v1/plans/{id}/issue} becomes {@code plans/_/issue}. */
    private static String place(String path) {
        return path.replaceFirst("^/api/v\\d+/", "").replaceAll("\\{[^}]*}", "_");
    }

    private void give(String place, String type, MediaType content) {
        String ending = ENDINGS.get(type);
        if (ending == null) {
            return;
        }
        try {
            Resource example = examples.createRelative(place + ending);
            if (example.exists()) {
                String text = example.getContentAsString(StandardCharsets.UTF_8);
                content.setExample(JSON.equals(type) ? MAPPER.readValue(text, Object.class) : text);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
