package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventTypes;
import vn.pcmt.contract.totals.AreaTotals;

/** Writes a total as the event every consumer can read, in the trace of the command that moved it. */
final class WriteTotals extends ContextualFixedKeyProcessor<String, RunningTotal, byte[]> {

    private static final String TYPE = EventTypes.token(AreaTotals.class);

    private final int generation;

    WriteTotals(int generation) {
        this.generation = generation;
    }

    @Override
    public void process(FixedKeyRecord<String, RunningTotal> record) {
        AreaTotals totals = record.value().toEvent(record.key());
        Headers headers = new RecordHeaders()
                .add(CloudEventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8))
                .add(CloudEventHeaders.ID, id(totals).toString().getBytes(UTF_8))
                .add(CloudEventHeaders.TYPE, TYPE.getBytes(UTF_8))
                .add(CloudEventHeaders.SOURCE, "/report-service".getBytes(UTF_8))
                .add(CloudEventHeaders.SUBJECT, totals.aggregateId().getBytes(UTF_8))
                .add(CloudEventHeaders.TIME, totals.at().toString().getBytes(UTF_8))
                .add(CloudEventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8))
                .add(
                        TotalsSettings.GENERATION_HEADER,
                        Integer.toString(generation).getBytes(UTF_8));
        Header trace = record.headers().lastHeader(CloudEventHeaders.TRACE_PARENT);
        if (trace != null) {
            headers.add(trace);
        }
        context().forward(record.withValue(EventCodec.encode(totals)).withHeaders(headers));
    }

    /** A UUIDv7 made of what identifies the event, so that a transaction tried again gives it the same id. */
    private UUID id(AreaTotals totals) {
        String name = totals.aggregateId() + '~' + generation + '~' + totals.version();
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        long millis = totals.at().toEpochMilli();
        return new UUID(millis << 16 | 0x7000 | hash.getMostSignificantBits() & 0x0FFF, hash.getLeastSignificantBits());
    }
}
