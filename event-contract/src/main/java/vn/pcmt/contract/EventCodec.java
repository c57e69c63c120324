package vn.pcmt.contract;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events: dates and instants as ISO text, decimals as plain numbers with all their digits, unknown fields
 * ignored so that a producer may add some.
 */
public final class EventCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private EventCodec() {}

    /** The JSON body of an event, in UTF-8. */
    public static byte[] encode(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads an event.
     *
     * @param token the CloudEvents type, such as {@code report.submitted.v1}
     * @throws UnreadableEventException if the token is unknown, the JSON is malformed, or a value is not valid
     */
    public static Event decode(String token, byte[] json) {
        Class<? extends Event> type = EventTypes.type(token);
        if (type == null) {
            throw new UnreadableEventException("unknown event type " + token, null);
        }
        try {
            return Objects.requireNonNull(MAPPER.readValue(json, type), "null is not an event");
        } catch (JacksonException | NullPointerException | IllegalArgumentException invalid) {
            throw new UnreadableEventException("not a valid " + token + ": " + invalid.getMessage(), invalid);
        }
    }
}
