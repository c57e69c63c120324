package vn.pcmt.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.deadletter.HeldKeys;
import vn.pcmt.kit.deadletter.KeptLetters;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

@EngineSuite
class ParkedKeysTest {
    private static final String GROUP = "group";

    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "parked" + UUID.randomUUID().toString().substring(0, 8));
    private final HeldKeys keys = new HeldKeys(mongo);
    private final ParkedKeys parked = new ParkedKeys(
            new DeadLetters(
                    keys,
                    new KeptLetters(mongo, keys, Clock.systemUTC()),
                    new LetterHandlers(),
                    null,
                    new SimpleMeterRegistry()),
            Topic.UNIT_EVENTS,
            GROUP);

    @AfterEach
    void drop() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void knowsWhatAnotherNodeParkedOnceItsPartitionIsHandedOver() {
        assertThat(parked.holds(record("bad", 1))).isFalse();
        parkedByAnotherNode("bad");

        assertThat(parked.holds(record("bad", 2))).isTrue();
        assertThat(parked.holds(record("good", 2))).isFalse();
    }

    @Test
    void asksForEveryRecordWhereItCannotKnowWhoReads() {
        assertThat(parked.holds(record("bad", -1))).isFalse();
        parkedByAnotherNode("bad");

        assertThat(parked.holds(record("bad", -1))).isTrue();
    }

    private void parkedByAnotherNode(String key) {
        mongo.insert(
                new Document("_id", GROUP + "|unit-events|" + key)
                        .append("topic", "unit-events")
                        .append("group", GROUP),
                HeldKeys.COLLECTION);
    }

    private static ReceivedRecord record(String key, int generation) {
        return new ReceivedRecord(
                MessageBuilder.withPayload(new byte[0])
                        .setHeader(KafkaHeaders.RECEIVED_KEY, key)
                        .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                        .setHeader(KafkaHeaders.CONSUMER, new MockConsumer<byte[], byte[]>("earliest") {
                            @Override
                            public ConsumerGroupMetadata groupMetadata() {
                                return new ConsumerGroupMetadata(GROUP, generation, "member", Optional.empty());
                            }
                        })
                        .build(),
                Topic.UNIT_EVENTS);
    }
}
