package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.UnreadableEventException;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.report.topology.DecodeEvents.Decoded;

/** Reads the events of one topic and tells the unreadable ones apart. */
final class DecodeEvents extends ContextualFixedKeyProcessor<String, byte[], Decoded> {

    /** A record, read. */
    sealed interface Decoded {}

    record Readable(Event event) implements Decoded {}

    /** The bytes as they came; the headers of the record then tell the cause and the place. */
    record Unreadable(byte @Nullable [] value) implements Decoded {}

    private final Topic topic;

    DecodeEvents(Topic topic) {
        this.topic = topic;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        try {
            context().forward(record.withValue(new Readable(decode(record))));
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            context()
                    .forward(record.withValue((Decoded) new Unreadable(record.value()))
                            .withHeaders(explained(record.headers(), Objects.toString(unreadable.getMessage()))));
        }
    }

    private Event decode(FixedKeyRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (type == null || record.value() == null) {
            throw new IllegalArgumentException(type == null ? "no " + CloudEventHeaders.TYPE + " header" : "no value");
        }
        Event event = EventCodec.decode(new String(type.value(), UTF_8), record.value());
        if (!topic.family().isInstance(event)) {
            throw new IllegalArgumentException("not an event of " + topic.topicName());
        }
        if (!event.key().equals(record.key())) {
            throw new IllegalArgumentException("the key of the record is not " + event.key());
        }
        if (event instanceof ReportEvent reported && !isNatural(reported.report())) {
            throw new IllegalArgumentException(
                    "a report of " + reported.report().unitKey() + " is not " + event.key());
        }
        return event;
    }

    /** A report never moves to another unit: what it gives is looked up by its unit. */
    private static boolean isNatural(ReportState report) {
        return report.id().equals(String.join("~", report.template(), report.unitKey(), report.period()));
    }

    private Headers explained(Headers headers, String cause) {
        Headers explained = new RecordHeaders(headers).add("dlt-cause", cause.getBytes(UTF_8));
        context().recordMetadata().ifPresent(from -> explained
                .add("dlt-topic", from.topic().getBytes(UTF_8))
                .add("dlt-partition", Integer.toString(from.partition()).getBytes(UTF_8))
                .add("dlt-offset", Long.toString(from.offset()).getBytes(UTF_8)));
        return explained;
    }
}
