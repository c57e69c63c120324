package vn.pcmt.kit.deadletter;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventTypes;

/** Checks the JSON of events against the published schemas, as other systems would. */
final class EventSchemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    /**
     * What is wrong with a JSON text, in the words of the validator; nothing if it is valid.
     *
     * @param pointer JSON pointer to the value
     */
    record Violation(String pointer, String message) {}

    /** @param type as the header says, null if there is none */
    List<Violation> check(@Nullable String type, byte[] json) {
        // Only names of the contract, in the address of a file as in what is kept: a header is somebody else's text.
        Optional<Schema> schema = type == null || !EventTypes.all().containsKey(type)
                ? Optional.empty()
                : schemas.computeIfAbsent(type, EventSchemas::read);
        if (schema.isEmpty()) {
            return List.of(new Violation("", "unknown event type " + type));
        }
        try {
            return schema.get().validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                    .map(error -> new Violation(error.getInstanceLocation().toString(), error.getMessage()))
                    .toList();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return List.of(new Violation("", "not JSON"));
        }
    }

    private static Optional<Schema> read(String type) {
        try (InputStream file = Event.class.getResourceAsStream("schema/" + type + ".json")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(REGISTRY.getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
