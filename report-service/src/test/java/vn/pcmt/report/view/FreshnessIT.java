package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.topology.Generation;

/** The lag shown covers every place where an event can be stuck. The topology and the projection are played by hand. */
@EngineSuite
class FreshnessIT {

    private static final Duration STUCK = Duration.ofSeconds(10);

    private final Generation totals = new Generation(ThreadLocalRandom.current().nextInt(1_000, Integer.MAX_VALUE));
    private final TestClock clock = new TestClock();
    private final String units = totals.internalTopics().getFirst();
    private final String deltas = totals.internalTopics().getLast();

    private Admin admin;
    private KafkaProducer<String, byte[]> producer;
    private Freshness freshness;

    @BeforeEach
    void allIsRead() throws Exception {
        Map<String, Object> servers = Map.of("bootstrap.servers", BrokerUnderTest.bootstrapServers());
        admin = Admin.create(servers);
        for (String topic : List.of("report-events", "unit-events", "area-totals", units, deltas)) {
            create(topic);
        }
        Map<String, Object> transactional = new HashMap<>(servers);
        transactional.put("transactional.id", totals.applicationId());
        producer = new KafkaProducer<>(transactional, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        ReadPositions positions = new ReadPositions(BrokerConnection.to(BrokerUnderTest.bootstrapServers()));
        Map<TopicPartition, Long> events = positions.ends(List.of("report-events", "unit-events"));
        events.forEach((partition, end) -> reads(totals.applicationId(), partition, end));
        positions
                .ends(List.of("area-totals"))
                .forEach((partition, end) -> reads(AreaTotalsProjection.GROUP, partition, end));
        freshness = new Freshness(ShownAtOnce.always(totals.number()), positions, new SimpleMeterRegistry(), clock);
    }

    @AfterEach
    void close() throws Exception {
        freshness.close();
        producer.close();
        admin.deleteTopics(List.of(units, deltas)).all().get();
        admin.close();
    }

    @Test
    void followsAnEventFromTopicToTopicUntilItsTotalIsShown() {
        freshness.look();
        assertThat(freshness.lag()).isZero();

        RecordMetadata event = committed("report-events");
        isStuckUntil(STUCK);

        RecordMetadata delta = committed(deltas);
        reads(totals.applicationId(), event);
        isStuckUntil(STUCK.multipliedBy(2));

        RecordMetadata total = committed("area-totals");
        reads(totals.applicationId(), delta);
        isStuckUntil(STUCK.multipliedBy(3));

        // All is read, though the markers of the transactions are not.
        reads(AreaTotalsProjection.GROUP, total);
        freshness.look();
        assertThat(freshness.lag()).isEqualTo(STUCK.multipliedBy(3));
        freshness.look();
        assertThat(freshness.lag()).isZero();
    }

    @Test
    void aUnitOnItsWayToTheReportsCountsToo() {
        committed(units);
        isStuckUntil(STUCK);
    }

    @Test
    void whatATransactionHasNotCommittedYetIsNotShownEither() {
        producer.beginTransaction();
        send(deltas);
        isStuckUntil(STUCK);

        producer.abortTransaction();
        freshness.look();
        freshness.look();
        assertThat(freshness.lag()).isZero();
    }

    /** Looks twice, so that the position is seen to stand still, and lets the time pass. */
    private void isStuckUntil(Duration lag) {
        freshness.look();
        freshness.look();
        clock.set(clock.instant().plus(STUCK));
        assertThat(freshness.lag()).isEqualTo(lag);
    }

    private RecordMetadata committed(String topic) {
        producer.beginTransaction();
        RecordMetadata sent = send(topic);
        producer.commitTransaction();
        return sent;
    }

    private RecordMetadata send(String topic) {
        try {
            return producer.send(new ProducerRecord<>(topic, 0, "key", new byte[] {1}))
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private void reads(String group, RecordMetadata record) {
        reads(group, new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private void reads(String group, TopicPartition partition, long next) {
        try {
            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(next)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }
}
