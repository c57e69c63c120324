package vn.pcmt.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas and the AsyncAPI document say what the code says. After a deliberate change of the contract,
 * write them anew with {@code -Dpcmt.contract.write=true} and review the difference: removing or narrowing a field is a
 * break, which needs a new version of the event.
 */
class ContractDocumentsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/vn/pcmt/contract");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final boolean WRITE = Boolean.getBoolean("pcmt.contract.write");

    static Set<Map.Entry<String, Class<? extends Event>>> events() {
        return EventTypes.all().entrySet();
    }

    @ParameterizedTest
    @MethodSource("events")
    void thePublishedSchemaIsThatOfTheRecord(Map.Entry<String, Class<? extends Event>> event) throws IOException {
        check(RESOURCES.resolve("schema/" + event.getKey() + ".json"), Schemas.of(event.getValue()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theGoldenEventFitsThePublishedSchema(Map.Entry<String, Class<? extends Event>> event) throws IOException {
        String schema = Files.readString(RESOURCES.resolve("schema/" + event.getKey() + ".json"));
        String golden = new String(GoldenEvents.json(event.getKey()), StandardCharsets.UTF_8);

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(golden, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aWrongEventDoesNotFitThePublishedSchema() throws IOException {
        String schema = Files.readString(RESOURCES.resolve("schema/report.submitted.v1.json"));
        String wrong = new String(GoldenEvents.json("report.submitted.v1"), StandardCharsets.UTF_8)
                .replace("\"SUBMITTED\"", "\"BURNT\"");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(wrong, InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theAsyncApiDocumentIsThatOfTheTopics() throws IOException {
        check(RESOURCES.resolve("asyncapi.json"), asyncApi());
    }

    private static void check(Path file, ObjectNode expected) throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(expected)
                        .replace("\r\n", "\n") + "\n";
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }

    private static ObjectNode asyncApi() {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Drug-prevention action plans: events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode over Kafka: the value is the JSON of the event, ce_ headers carry"
                                + " its context. At least once, in order per key; drop what has a version already seen.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Topic topic : Topic.values()) {
            ObjectNode channel = channels.putObject(topic.topicName()).put("address", topic.topicName());
            channel.put("description", cleanup(topic));
            ObjectNode channelMessages = channel.putObject("messages");
            ObjectNode operation = operations.putObject("publish-" + topic.topicName());
            operation.put("action", "send").putObject("channel").put("$ref", "#/channels/" + topic.topicName());
            ArrayNode operationMessages = operation.putArray("messages");
            EventTypes.of(topic).forEach(type -> {
                String token = EventTypes.token(type);
                channelMessages.putObject(token).put("$ref", "#/components/messages/" + token);
                operationMessages.addObject().put("$ref", "#/channels/" + topic.topicName() + "/messages/" + token);
                ObjectNode message = messages.putObject(token).put("name", token);
                message.put("contentType", "application/json");
                message.putObject("headers").setAll(headers(token));
                message.putObject("payload").put("$ref", "schema/" + token + ".json");
            });
        }
        return document;
    }

    private static ObjectNode headers(String token) {
        ObjectNode headers = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject(CloudEventHeaders.SPEC_VERSION).put("const", "1.0");
        properties.putObject(CloudEventHeaders.TYPE).put("const", token);
        properties.putObject(CloudEventHeaders.ID).put("type", "string").put("format", "uuid");
        properties.putObject(CloudEventHeaders.SOURCE).put("type", "string").put("format", "uri-reference");
        properties.putObject(CloudEventHeaders.SUBJECT).put("type", "string");
        properties.putObject(CloudEventHeaders.TIME).put("type", "string").put("format", "date-time");
        properties.putObject(CloudEventHeaders.TRACE_PARENT).put("type", "string");
        ArrayNode required = headers.putArray("required");
        required.add(CloudEventHeaders.TYPE)
                .add(CloudEventHeaders.ID)
                .add(CloudEventHeaders.SOURCE)
                .add(CloudEventHeaders.SUBJECT)
                .add(CloudEventHeaders.TIME);
        return headers;
    }

    private static String cleanup(Topic topic) {
        return switch (topic.cleanup()) {
            case KEEP_FOR_EVER -> "Kept for ever: part of the log from which every view can be rebuilt.";
            case COMPACT -> "Compacted: the latest record of each key is kept.";
        };
    }
}
