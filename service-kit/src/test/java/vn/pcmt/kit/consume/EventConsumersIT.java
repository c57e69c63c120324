package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.deadletter.HeldKeys;
import vn.pcmt.kit.deadletter.KeptLetters;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.events.TestTopics;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

/** What happens to records that cannot be applied, on a real store and a real broker. */
@EngineSuite
class EventConsumersIT {
    private static final String GROUP = "group-" + UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-11-16T03:04:05Z");

    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "consume" + UUID.randomUUID().toString().substring(0, 8));
    private final HeldKeys keys = new HeldKeys(mongo);
    private final LetterHandlers handlers = new LetterHandlers();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StaticListableBeanFactory nothing = new StaticListableBeanFactory();
    private final DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(
            Map.of("bootstrap.servers", BrokerUnderTest.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    private final EventConsumers consumers = consumers(Duration.ofSeconds(30));
    private final String bad = "bad-" + UUID.randomUUID();
    private final String good = "good-" + UUID.randomUUID();
    private final List<String> applied = new ArrayList<>();
    private long offset;

    @BeforeEach
    void topics() throws Exception {
        TestTopics.create(BrokerUnderTest.bootstrapServers(), GROUP);
    }

    @AfterEach
    void close() {
        producers.destroy();
        client.close();
    }

    @Test
    void aPoisonedFirstRecordStopsNobodyElseAndLaterRecordsOfItsKeyFollowItInOrder() {
        Consumer<Message<byte[]>> consumer = refusing(bad);
        consumer.accept(event(bad, 1));
        consumer.accept(event(good, 1));
        consumer.accept(event(bad, 2));
        consumer.accept(event(good, 2));
        consumer.accept(event(bad, 3));

        assertThat(applied).containsExactly(good + " 1", good + " 2");
        assertThat(deadLetters(bad, 3)).containsExactly(1L, 2L, 3L);
        assertThat(counted()).isEqualTo(3);
        Document parked = mongo.findById(GROUP + "|officer-events|" + bad, Document.class, "parked_keys");
        assertThat(parked.getString("cause")).contains("cannot digest");
        assertThat(parked.getLong("offset")).isEqualTo(0);
    }

    @Test
    void aKeyStaysParkedForTheInstanceThatTakesOver() {
        refusing(bad).accept(event(bad, 1));
        consumers(Duration.ofSeconds(30))
                .<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> applied.add("second instance"))
                .accept(event(bad, 2));
        assertThat(applied).isEmpty();
        assertThat(deadLetters(bad, 2)).containsExactly(1L, 2L);
    }

    @Test
    void aDeadLetterCarriesItsHeadersAndItsCause() {
        refusing(bad).accept(event(bad, 1));
        ConsumerRecord<String, byte[]> letter = read(bad, 1).getFirst();
        assertThat(text(letter, CloudEventHeaders.TYPE)).isEqualTo("officer.registered.v1");
        assertThat(text(letter, CloudEventHeaders.TRACE_PARENT))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(text(letter, "dlt-cause")).isEqualTo("java.lang.IllegalStateException: cannot digest");
        assertThat(text(letter, "dlt-topic")).isEqualTo("officer-events");
        assertThat(text(letter, "dlt-partition")).isEqualTo("1");
        assertThat(text(letter, "dlt-offset")).isEqualTo("0");
    }

    @Test
    void whatIsNoEventIsParkedWithoutTryingAgain() {
        AtomicInteger calls = new AtomicInteger();
        Consumer<Message<byte[]>> consumer =
                consumers.<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> calls.incrementAndGet());
        consumer.accept(message(bad, "officer.registered.v1", "{".getBytes(UTF_8)));
        consumer.accept(message(bad + "2", "officer.promoted.v9", "{}".getBytes(UTF_8)));
        consumer.accept(message(bad + "3", "unit.registered.v1", "{}".getBytes(UTF_8)));
        consumer.accept(MessageBuilder.withPayload("no headers".getBytes(UTF_8)).build());
        assertThat(calls).hasValue(0);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void aHandlerIsGivenThreeChances() {
        AtomicInteger calls = new AtomicInteger();
        consumers
                .<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    applied.add(envelope.event().aggregateId());
                })
                .accept(event(good, 1));
        assertThat(applied).containsExactly(good);
        assertThat(counted()).isZero();
    }

    @Test
    void aStoreThatIsAwayIsWaitedForAndParksNothing() {
        AtomicInteger calls = new AtomicInteger();
        consumers
                .<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> {
                    if (calls.incrementAndGet() < 6) {
                        throw new IllegalStateException(
                                "wrapped", new DataAccessResourceFailureException("no connection"));
                    }
                    applied.add(envelope.event().aggregateId());
                })
                .accept(event(good, 1));
        assertThat(calls).hasValue(6);
        assertThat(applied).containsExactly(good);
        assertThat(counted()).isZero();
    }

    @Test
    void aStoreThatStaysAwayHasTheRecordFetchedAgainInsteadOfParked() {
        Consumer<Message<byte[]>> consumer = consumers(Duration.ofMillis(50))
                .<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> {
                    throw new DataAccessResourceFailureException("no connection");
                });
        assertThatThrownBy(() -> consumer.accept(event(good, 1)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(counted()).isZero();
        assertThat(mongo.findById(GROUP + "|officer-events|" + good, Document.class, "parked_keys"))
                .isNull();
    }

    @Test
    void theRecordsOfABatchAreWorkedOnOneByOneAndWhatTheyShareOnceThoughItFails() {
        AtomicInteger shared = new AtomicInteger();
        consumers
                .<OfficerEvent>batches(Topic.OFFICER_EVENTS, GROUP, digesting(bad), () -> {
                    shared.incrementAndGet();
                    throw new IllegalStateException("found again later");
                })
                .accept(batch(event(bad, 1), event(good, 1), event(bad, 2), event(good, 2)));

        assertThat(applied).containsExactly(good + " 1", good + " 2");
        assertThat(deadLetters(bad, 2)).containsExactly(1L, 2L);
        assertThat(shared).hasValue(1);
    }

    @Test
    void inABatchEventsOfOneKeyFollowEachOtherAndWaitForNoOther() {
        CountDownLatch other = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        consumers
                .<OfficerEvent>batches(
                        Topic.OFFICER_EVENTS,
                        GROUP,
                        envelope -> {
                            if (envelope.event().aggregateId().equals(bad)) {
                                awaitQuietly(other);
                            }
                            order.add(envelope.event().aggregateId() + " "
                                    + envelope.event().version());
                            if (envelope.event().aggregateId().equals(good)) {
                                other.countDown();
                            }
                        },
                        () -> order.add("all"))
                .accept(batch(event(bad, 1), event(bad, 2), event(good, 1)));

        assertThat(order).containsExactly(good + " 1", bad + " 1", bad + " 2", "all");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBatchIsFetchedAgainWhileTheStoreIsAwayForWhatItsRecordsShare() {
        Consumer<Message<List<byte[]>>> consumer =
                consumers.<OfficerEvent>batches(Topic.OFFICER_EVENTS, GROUP, digesting(bad), () -> {
                    throw new DataAccessResourceFailureException("no connection");
                });

        assertThatThrownBy(() -> consumer.accept(batch(event(good, 1))))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(applied).containsExactly(good + " 1");
        assertThat(counted()).isZero();
    }

    @Test
    void anErrorHasTheRecordFetchedAgainAndParksNothing() {
        Error broken = new NoClassDefFoundError("vn/pcmt/Missing");

        assertThatThrownBy(() -> breaking(broken).accept(event(bad, 1)))
                .isInstanceOf(RuntimeException.class)
                .hasCause(broken);
        assertNothingIsParked();
    }

    @Test
    void anErrorAtOneKeyOfABatchHasTheBatchFetchedAgainOnceTheOthersAreDone() {
        Error broken = new NoClassDefFoundError("vn/pcmt/Missing");
        AtomicInteger shared = new AtomicInteger();
        Consumer<Message<List<byte[]>>> consumer = consumers.<OfficerEvent>batches(
                Topic.OFFICER_EVENTS, GROUP, breakingAt(bad, broken), shared::incrementAndGet);

        assertThatThrownBy(() -> consumer.accept(batch(event(bad, 1), event(good, 1), event(good, 2))))
                .isInstanceOf(RuntimeException.class)
                .hasCause(broken);
        assertThat(applied).containsExactly(good + " 1", good + " 2");
        assertThat(shared).hasValue(0);
        assertNothingIsParked();
    }

    @Test
    void anErrorInWhatABatchSharesHasTheBatchFetchedAgain() {
        Error broken = new NoClassDefFoundError("vn/pcmt/Missing");
        Consumer<Message<List<byte[]>>> consumer =
                consumers.<OfficerEvent>batches(Topic.OFFICER_EVENTS, GROUP, digesting(bad), () -> {
                    throw broken;
                });

        assertThatThrownBy(() -> consumer.accept(batch(event(good, 1))))
                .isInstanceOf(RuntimeException.class)
                .hasCause(broken);
    }

    private Consumer<Message<byte[]>> breaking(Error broken) {
        return consumers.consumer(Topic.OFFICER_EVENTS, GROUP, breakingAt(bad, broken));
    }

    private EventHandler<OfficerEvent> breakingAt(String key, Error broken) {
        return envelope -> {
            if (envelope.event().aggregateId().equals(key)) {
                throw broken;
            }
            applied.add(envelope.event().aggregateId() + " " + envelope.event().version());
        };
    }

    private void assertNothingIsParked() {
        assertThat(counted()).isZero();
        assertThat(mongo.findById(GROUP + "|officer-events|" + bad, Document.class, "parked_keys"))
                .isNull();
    }

    private EventConsumers consumers(Duration patience) {
        Clock clock = Clock.systemUTC();
        return new EventConsumers(
                new DeadLetters(
                        keys, new KeptLetters(mongo, keys, clock), handlers, new KafkaTemplate<>(producers), meters),
                new ConsumerTracing(
                        nothing.getBeanProvider(io.micrometer.tracing.Tracer.class),
                        nothing.getBeanProvider(io.micrometer.tracing.propagation.Propagator.class)),
                new ConsumerSettings(3, Duration.ofMillis(5), Duration.ofMillis(50), patience),
                meters,
                clock);
    }

    private Consumer<Message<byte[]>> refusing(String key) {
        return consumers.consumer(Topic.OFFICER_EVENTS, GROUP, digesting(key));
    }

    /** Applies all but what is about a key. */
    private EventHandler<OfficerEvent> digesting(String key) {
        return envelope -> {
            if (envelope.event().aggregateId().equals(key)) {
                throw new IllegalStateException("cannot digest");
            }
            applied.add(envelope.event().aggregateId() + " " + envelope.event().version());
        };
    }

    /** Those that the record brought along. */
    private static Map<String, Object> ownHeaders(Message<byte[]> record) {
        Map<String, Object> own = new HashMap<>(record.getHeaders());
        own.keySet().removeAll(Set.of(MessageHeaders.ID, MessageHeaders.TIMESTAMP));
        return own;
    }

    /** As the binder delivers records in batch mode. */
    @SafeVarargs
    private static Message<List<byte[]>> batch(Message<byte[]>... records) {
        List<Message<byte[]>> all = List.of(records);
        MessageBuilder<List<byte[]>> batch = MessageBuilder.withPayload(
                        all.stream().map(Message::getPayload).toList())
                .setHeader(
                        KafkaHeaders.BATCH_CONVERTED_HEADERS,
                        all.stream().map(EventConsumersIT::ownHeaders).toList());
        for (String place : List.of(
                KafkaHeaders.RECEIVED_KEY,
                KafkaHeaders.RECEIVED_PARTITION,
                KafkaHeaders.OFFSET,
                KafkaHeaders.RECEIVED_TIMESTAMP)) {
            batch.setHeader(
                    place,
                    all.stream().map(record -> record.getHeaders().get(place)).toList());
        }
        return batch.build();
    }

    private double counted() {
        return meters.get("dead.letters")
                .tag("topic", "officer-events")
                .tag("group", GROUP)
                .counter()
                .count();
    }

    private Message<byte[]> event(String id, long version) {
        OfficerState officer = new OfficerState(
                id, "Cán bộ báo cáo", "Cán bộ", "18859@2025-07-01", Set.of(OfficerRole.COMMUNE_REPORTER), null);
        return message(
                id, "officer.registered.v1", EventCodec.encode(new OfficerRegistered(version, AT, "quantri", officer)));
    }

    private Message<byte[]> message(String key, String type, byte[] body) {
        return MessageBuilder.withPayload(body)
                .setHeader(KafkaHeaders.RECEIVED_KEY, key.getBytes(UTF_8))
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, 1)
                .setHeader(KafkaHeaders.OFFSET, offset++)
                .setHeader(KafkaHeaders.RECEIVED_TIMESTAMP, AT.toEpochMilli())
                .setHeader(CloudEventHeaders.ID, "019a8ad6-7c2e-7000-8000-000000000001".getBytes(UTF_8))
                .setHeader(CloudEventHeaders.TYPE, type.getBytes(UTF_8))
                .setHeader(
                        CloudEventHeaders.TRACE_PARENT,
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(UTF_8))
                .build();
    }

    private List<Long> deadLetters(String key, int expected) {
        return read(key, expected).stream()
                .map(letter -> EventCodec.decode(text(letter, CloudEventHeaders.TYPE), letter.value())
                        .version())
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> read(String key, int expected) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                BrokerUnderTest.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                UUID.randomUUID().toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("officer-events." + GROUP + ".dlt"));
            Instant deadline = Instant.now().plusSeconds(20);
            while (found.size() < expected && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (key.equals(letter.key())) {
                        found.add(letter);
                    }
                });
            }
        }
        return found;
    }

    private static String text(ConsumerRecord<String, byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }
}
