package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.kit.consume.RecordsOfBatch;
import vn.pcmt.kit.deadletter.ParkedRecord;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.topology.TotalsSettings;

@OnStore
@EngineSuite
class AreaTotalsProjectionTest {

    private static final Instant AT = Instant.parse("2025-08-16T03:00:00Z");

    @Autowired
    private MongoTemplate mongo;

    private final String area = "A" + UUID.randomUUID();
    private final List<Object> told = new ArrayList<>();
    private AreaTotalsStore store;

    @BeforeEach
    void makeStore() {
        store = new AreaTotalsStore(mongo, ShownAtOnce.always(1));
    }

    @Test
    void totalsOfANewerGenerationAreKeptUnderIt() {
        AreaTotalsProjection first = projection(1);
        AreaTotalsProjection second = projection(2);

        // A node of the first generation meets the first totals of the second, in one batch with its own.
        project(first, record(totals(90, 78), "1"), record(totals(1, 3), "2"), record(totals(91, 78), "1"));
        assertThat(stored())
                .extracting(StoredTotals::generation, StoredTotals::version)
                .containsExactly(2, 1L);

        // What the first generation still writes changes nothing, whichever node reads it.
        project(first, record(totals(92, 78), "1"));
        project(second, record(totals(93, 78), "1"));
        assertThat(stored())
                .extracting(StoredTotals::generation, StoredTotals::version)
                .containsExactly(2, 1L);

        project(second, record(totals(2, 4), "2"));
        assertThat(stored().coverage().expected()).isEqualTo(4);
    }

    /** What the kit tells about the group that reads must not stand in the place of what the record says. */
    @Test
    void theGenerationOfATotalIsNotThatOfTheGroupThatReadsIt() {
        Map<String, byte[]> headers = Map.of(
                CloudEventHeaders.TYPE,
                "area.totals.v1".getBytes(UTF_8),
                TotalsSettings.GENERATION_HEADER,
                "2".getBytes(UTF_8));
        Message<List<byte[]>> batch = MessageBuilder.withPayload(List.of(EventCodec.encode(totals(1, 3))))
                .setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, List.of(headers))
                .build();

        projection(2).project(RecordsOfBatch.of(batch), unread -> fail("not read: " + unread));

        assertThat(stored().generation()).isEqualTo(2);
    }

    @Test
    void aRecordWhoseGenerationCannotBeReadIsParkedAndHoldsNothingUp() {
        List<Message<byte[]>> parked = new ArrayList<>();
        projection(1).project(List.of(record(totals(1, 3), "two"), record(totals(2, 4), "1")), parked::add);

        assertThat(parked).hasSize(1);
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void aTotalThatWasParkedIsTakenInOnceItCanBeReadUnlessANewerOneStands() {
        AreaTotalsProjection projection = projection(1);
        assertThatThrownBy(() -> projection.redrive(parked(totals(1, 3), "area.totals.v99")))
                .isInstanceOf(IllegalArgumentException.class);

        projection.redrive(parked(totals(1, 3), "area.totals.v1"));
        assertThat(stored().coverage().expected()).isEqualTo(3);

        project(projection, record(totals(2, 4), "1"));
        projection.redrive(parked(totals(1, 3), "area.totals.v1"));
        assertThat(stored().coverage().expected()).isEqualTo(4);
    }

    private static ParkedRecord parked(AreaTotals event, String type) {
        return new ParkedRecord(
                Topic.AREA_TOTALS,
                AreaTotalsProjection.GROUP,
                event.key(),
                0,
                7,
                AT,
                List.of(
                        new ParkedRecord.Header(CloudEventHeaders.TYPE, type),
                        new ParkedRecord.Header(TotalsSettings.GENERATION_HEADER, "1")),
                EventCodec.encode(event),
                "unreadable");
    }

    @Test
    void whoeverListensHearsOfEveryBatchAlsoOfOneThatComesAgain() {
        AreaTotalsProjection projection = projection(1);

        project(projection, record(totals(1, 3), "1"), record(totals(2, 4), "1"));
        project(projection, record(totals(2, 4), "1"));

        TotalsStored stored = new TotalsStored(Map.of("PCMT-THANG", Set.of(area)));
        assertThat(told).containsExactly(stored, stored);
    }

    private StoredTotals stored() {
        return store.find(totals(1, 0).aggregateId()).orElseThrow();
    }

    private AreaTotalsProjection projection(int generation) {
        ViewSettings settings = new ViewSettings(
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                List.of(),
                null);
        return new AreaTotalsProjection(
                store,
                ShownAtOnce.always(generation),
                settings,
                told::add,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    @SafeVarargs
    private static void project(AreaTotalsProjection projection, Message<byte[]>... records) {
        projection.project(List.of(records), unread -> fail("not read: " + unread));
    }

    private static Message<byte[]> record(AreaTotals event, String generation) {
        return MessageBuilder.withPayload(EventCodec.encode(event))
                .setHeader(CloudEventHeaders.TYPE, "area.totals.v1".getBytes(UTF_8))
                .setHeader(TotalsSettings.GENERATION_HEADER, generation.getBytes(UTF_8))
                .build();
    }

    private AreaTotals totals(long version, int expected) {
        return new AreaTotals(
                version,
                AT,
                area,
                "PCMT-THANG",
                "2025-08",
                Basis.TODAY,
                new Coverage(expected, 0, 0, 0, 0, 0),
                Map.of(),
                0,
                Map.of());
    }
}
