package vn.pcmt.kit.outbox;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.flow.OfficerFile;
import vn.pcmt.kit.store.BulkSaves;
import vn.pcmt.kit.test.StoreUnderTest;

/** One process of a service, as far as its outboxes go: it writes, and it relays what it wrote. */
final class RelayNode implements AutoCloseable {
    static final OutboxSource FILES = new OutboxSource("officer_files", Topic.OFFICER_EVENTS, OfficerFile.class);
    static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofSeconds(2), Duration.ofMillis(100), 500, 10_000, Duration.ofSeconds(1), 100, 1000);

    final MongoTemplate mongo;
    final BulkSaves bulk;
    final OutboxRelay relay;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MongoClient client;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;

    RelayNode(String database, String broker) {
        this(database, broker, false);
    }

    /** @param dies the process stands still for ever between the broker's acknowledgement and the removal */
    RelayNode(String database, String broker, boolean dies) {
        client = MongoClients.create(StoreUnderTest.uri());
        mongo = new MongoTemplate(client, database);
        Map<String, Object> config = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * 1024 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                1500));
        producers = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new ByteArraySerializer());
        Clock clock = Clock.systemUTC();
        OutboxNode node = OutboxNode.random();
        StoredOutboxes outboxes = new StoredOutboxes(mongo, clock) {
            @Override
            Collection<Object> remove(String collection, Collection<WaitingDocument> published) {
                if (dies) {
                    LockSupport.park();
                    throw new IllegalStateException("the test is over");
                }
                return super.remove(collection, published);
            }
        };
        OutboxMeters outboxMeters = new OutboxMeters(meters, outboxes, List.of(FILES), clock);
        OutboxPublisher publisher = new OutboxPublisher(
                new KafkaTemplate<>(producers),
                new EventRecords("/relay-test"),
                outboxes,
                outboxMeters,
                Duration.ofMillis(500),
                clock);
        relay = new OutboxRelay(List.of(FILES), outboxes, publisher, node, SETTINGS, clock);

        StaticListableBeanFactory nothing = new StaticListableBeanFactory();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("meters", outboxMeters);
        EntityCallbacks callbacks = EntityCallbacks.create(new OutboxWriter(
                node,
                SETTINGS,
                beans.getBeanProvider(OutboxMeters.class),
                clock,
                nothing.getBeanProvider(io.micrometer.tracing.Tracer.class)));
        mongo.setEntityCallbacks(callbacks);
        StaticApplicationContext context = new StaticApplicationContext();
        context.addApplicationListener(new OutboxListener(relay));
        context.refresh();
        mongo.setApplicationContext(context);
        bulk = new BulkSaves(mongo, callbacks, context);
    }

    RelayNode started() {
        relay.start();
        return this;
    }

    org.bson.Document stored(String id) {
        return mongo.getCollection("officer_files")
                .find(new org.bson.Document("_id", id))
                .first();
    }

    boolean isClear(String id) {
        org.bson.Document outbox = stored(id).get("outbox", org.bson.Document.class);
        return !outbox.getBoolean("hasPending")
                && outbox.getList("pending", Object.class).isEmpty()
                && !outbox.containsKey("relay");
    }

    @Override
    public void close() {
        relay.stop();
        producers.destroy();
        client.close();
    }
}
