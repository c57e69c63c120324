package vn.pcmt.kit.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import vn.pcmt.kit.problem.Problem;

/** Says of each operation how it may be refused: what its arguments, its address and its body can do wrong. */
final class DescribeProblems implements OpenApiCustomizer {
    /** Marks an operation that decides by who calls. */
    static final String DECIDES = "x-pcmt-decides";

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        ModelConverters.getInstance(true).readAll(Problem.class).forEach((name, schema) -> api.getComponents()
                .addSchemas(name, schema));
        api.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> {
            of(path, operation)
                    .forEach((status, why) -> operation.getResponses().addApiResponse(status, problem(why)));
            if (operation.getExtensions() != null) {
                operation.getExtensions().remove(DECIDES);
            }
        }));
    }

    private static SortedMap<String, String> of(String path, Operation operation) {
        SortedMap<String, String> problems = new TreeMap<>();
        boolean keyed = has(operation, "header", "Idempotency-Key");
        boolean versioned = has(operation, "header", "If-Match");
        boolean body = operation.getRequestBody() != null;
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            problems.put("401", "no valid token");
        }
        if (operation.getExtensions() != null && operation.getExtensions().containsKey(DECIDES)) {
            problems.put("403", "the caller may not");
        }
        if (body || keyed || versioned || has(operation, "query", null)) {
            problems.put("400", "not understood: malformed JSON, parameter or header");
        }
        if (path.contains("{")) {
            problems.put("404", "there is no such thing, or not for the caller");
        }
        if (keyed) {
            problems.put("409", "what is there does not allow it, or the key was used for something else");
        }
        if (versioned) {
            problems.put("412", "changed since it was read");
        }
        if (body) {
            problems.put("413", "the body is too large");
            problems.put("415", "the body is of a type that is not read here");
        }
        if (body || keyed) {
            problems.put("422", "understood, and refused: errors name the fields");
        }
        if (keyed || versioned) {
            problems.put("428", "Idempotency-Key or If-Match is missing");
        }
        return problems;
    }

    private static boolean has(Operation operation, String in, @org.jspecify.annotations.Nullable String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                in.equals(parameter.getIn()) && (name == null || name.equals(parameter.getName())));
    }

    private static ApiResponse problem(String why) {
        return new ApiResponse()
                .description(why)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }
}
