package vn.pcmt.kit.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

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
