package vn.pcmt.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.web.PageRequest;

/** A key is let go when nothing of it waits, and not a moment before. */
@EngineSuite
class HeldKeysTest {
    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "held" + UUID.randomUUID().toString().substring(0, 8));
    private final HeldKeys keys = new HeldKeys(mongo);
    private final KeptLetters letters = new KeptLetters(mongo, keys, Clock.systemUTC());

    @AfterEach
    void drop() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void aKeyIsHeldUntilTheLastOfItsLettersIsDealtWith() {
        letters.park(record(1));
        letters.park(record(2));

        discard(1);
        assertThat(keys.holds(Topic.UNIT_EVENTS, "group", "44@2025-07-01")).isTrue();
        discard(2);
        assertThat(keys.holds(Topic.UNIT_EVENTS, "group", "44@2025-07-01")).isFalse();
        assertThat(keys.holdAny(Topic.UNIT_EVENTS, "group")).isFalse();
    }

    @Test
    void aKeyIsNotLetGoIfARecordIsParkedWhileItIsLookedWhetherAnyWaits() {
        letters.park(record(1));
        keys.letGoUnless(Topic.UNIT_EVENTS, "group", "44@2025-07-01", () -> {
            letters.park(record(2));
            return false;
        });
        assertThat(keys.holds(Topic.UNIT_EVENTS, "group", "44@2025-07-01")).isTrue();
    }

    @Test
    void aKeyThatWasLetGoAndHeldAgainMeanwhileIsNotTakenForTheOneThatWasLookedAt() {
        letters.park(record(1));
        keys.letGoUnless(Topic.UNIT_EVENTS, "group", "44@2025-07-01", () -> {
            // Another node lets it go, and the next record of it is parked, the first since it is held again.
            discard(1);
            letters.park(record(2));
            return false;
        });
        assertThat(keys.holds(Topic.UNIT_EVENTS, "group", "44@2025-07-01")).isTrue();
    }

    @Test
    void howALetterHadEndedStaysOnRecordWhenItIsParkedAgain() {
        letters.park(record(1));
        discard(1);
        letters.park(record(1));

        DeadLetter again = letters.require(record(1).id());
        assertThat(again.state()).isEqualTo(DeadLetter.State.WAITING);
        assertThat(again.ending()).isNull();
        assertThat(again.earlier()).singleElement().satisfies(before -> {
            assertThat(before.state()).isEqualTo(DeadLetter.State.DISCARDED);
            assertThat(before.ending().by()).isEqualTo("quantri");
            assertThat(before.ending().reason()).isEqualTo("thử");
        });
    }

    @Test
    void whatIsWrittenForAStreamAgainAndParkedAgainIsTheSameLetterAndWaits() {
        letters.collect(record(1));
        DeadLetter letter = letters.require(record(1).id());
        ParkedRecord sent = parkedAgain(letter, 77);
        letter.redriven("quantri", Clock.systemUTC().instant());
        letters.save(letter);

        letters.collect(sent);

        DeadLetter again = letters.require(letter.id());
        assertThat(again.state()).isEqualTo(DeadLetter.State.WAITING);
        assertThat(again.failure().cause()).isEqualTo("why again");
        assertThat(again.earlier()).hasSize(1);
        assertThat(letters.countWaiting()).as("no letter of its own").isEqualTo(1);

        again.redriven("quantri", Clock.systemUTC().instant());
        letters.save(again);
        letters.collect(sent);
        assertThat(letters.countWaiting())
                .as("the same record read anew says nothing of the later try")
                .isZero();
    }

    @Test
    void whatIsParkedAgainBeforeItIsOnRecordThatItWasSentIsNotTakenForProcessed() {
        letters.collect(record(1));
        DeadLetter letter = letters.require(record(1).id());
        letters.collect(parkedAgain(letter, 77));

        letter.redriven("quantri", Clock.systemUTC().instant());
        assertThatThrownBy(() -> letters.save(letter)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(letters.countWaiting()).isEqualTo(1);
    }

    @Test
    void aPageOfLettersDoesNotLoadWhatIsInThem() {
        letters.park(record(1));

        var page = letters.list(DeadLetter.State.WAITING, null, null, new PageRequest(0, 10));

        assertThat(page.items()).singleElement().satisfies(letter -> {
            assertThat(letter.body()).isNull();
            assertThat(LetterView.of(letter).payload()).isNull();
            assertThat(LetterView.of(letter).cause()).isEqualTo("why");
        });
        assertThat(letters.require(record(1).id()).body()).containsExactly(1);
    }

    @Test
    void oneThatCannotBeKeptDoesNotKeepTheNextFromBeingCollected() {
        MockConsumer<String, byte[]> broker = new MockConsumer<>("earliest");
        String topic = Topic.UNIT_EVENTS.deadLetterTopic("group");
        TopicPartition partition = new TopicPartition(topic, 0);
        broker.schedulePollTask(() -> {
            broker.rebalance(List.of(partition));
            broker.updateBeginningOffsets(Map.of(partition, 0L));
            // Larger than any document of the store.
            broker.addRecord(new ConsumerRecord<>(topic, 0, 0, "44@2025-07-01", new byte[17 * 1024 * 1024]));
            broker.addRecord(new ConsumerRecord<>(topic, 0, 1, "44@2025-07-01", new byte[] {1}));
        });
        CollectLetters collecting = new CollectLetters(() -> broker, List.of(topic), letters);

        collecting.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> letters.countWaiting() == 1);
        } finally {
            collecting.stop();
        }
        assertThat(letters.require("group~unit-events~0~1").state()).isEqualTo(DeadLetter.State.WAITING);
    }

    /** The record of a letter as a stream parks it that has read it at another place of its topic. */
    private static ParkedRecord parkedAgain(DeadLetter letter, long offset) {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        new SendAgain(new KafkaTemplate<>(new MockProducerFactory<>(() -> producer))).send(letter);
        return new ParkedRecord(
                Topic.UNIT_EVENTS,
                "group",
                letter.key(),
                0,
                offset,
                null,
                StreamSupport.stream(producer.history().getFirst().headers().spliterator(), false)
                        .map(header -> new ParkedRecord.Header(header.key(), new String(header.value(), UTF_8)))
                        .toList(),
                letter.body(),
                "why again");
    }

    @Test
    void aRecordParkedTwiceIsOneLetterAndWaitsAgainIfItFailsAfterItWasDealtWith() {
        letters.park(record(1));
        letters.park(record(1));
        assertThat(letters.countWaiting()).isEqualTo(1);
        discard(1);
        assertThat(letters.countWaiting()).isZero();
        letters.park(record(1));
        assertThat(letters.countWaiting()).isEqualTo(1);
    }

    private void discard(long offset) {
        DeadLetter letter = letters.require(record(offset).id());
        letter.discard("quantri", Clock.systemUTC().instant(), "thử");
        letters.save(letter);
    }

    private static ParkedRecord record(long offset) {
        return new ParkedRecord(
                Topic.UNIT_EVENTS, "group", "44@2025-07-01", 0, offset, null, List.of(), new byte[] {1}, "why");
    }
}
