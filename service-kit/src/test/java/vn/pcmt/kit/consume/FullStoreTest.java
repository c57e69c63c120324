package vn.pcmt.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.officer.OfficerEvent;

/** What is the store's own trouble blocks the partition; only what is wrong with the data counts towards parking. */
class FullStoreTest {
    private static final ServerAddress STORE = new ServerAddress("127.0.0.1", 27018);
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final DeadLetters deadLetters = mock(DeadLetters.class);

    @Test
    void anEventThatMeetsAFullStoreWaitsLongerThanThreeAttemptsAndIsNotParked() {
        AtomicInteger attempts = new AtomicInteger();
        consumer(envelope -> {
                    if (attempts.incrementAndGet() <= 10) {
                        throw refused(OUT_OF_DISK_SPACE);
                    }
                })
                .accept(registered());
        assertThat(attempts).hasValue(11);
        verify(deadLetters, never()).park(any(), any(), any(), any());
    }

    @Test
    void anEventWhoseDataTheStoreRefusesIsParkedAfterThreeAttempts() {
        AtomicInteger attempts = new AtomicInteger();
        consumer(envelope -> {
                    attempts.incrementAndGet();
                    throw refused(121);
                })
                .accept(registered());
        assertThat(attempts).hasValue(3);
        verify(deadLetters).park(any(), any(), any(), any());
    }

    @ParameterizedTest(name = "code {0} passes")
    @ValueSource(ints = {146, OUT_OF_DISK_SPACE, 1, 8, 11600, 91, 11601, 50, 262, 13436, -1, 0})
    void troubleOfTheStorePasses(int code) {
        assertThat(TransientFailures.isTransient(refused(code))).isTrue();
    }

    @ParameterizedTest(name = "code {0} does not pass")
    @ValueSource(ints = {2, 9, 14, 121, 10334, 11000})
    void wrongDataStaysWrong(int code) {
        assertThat(TransientFailures.isTransient(refused(code))).isFalse();
    }

    @Test
    void aDuplicateKeyStaysOneAndALostConnectionComesBack() {
        MongoWriteException duplicate = new MongoWriteException(
                new WriteError(11000, "E11000 duplicate key", new BsonDocument()), STORE, List.of());
        assertThat(TransientFailures.isTransient(new DuplicateKeyException("known", duplicate)))
                .isFalse();
        assertThat(TransientFailures.isTransient(new MongoSocketReadException("lost", STORE)))
                .isTrue();
    }

    private static RuntimeException refused(int code) {
        BsonDocument answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("no"));
        return new UncategorizedMongoDbException("no", new MongoCommandException(answer, STORE));
    }

    private EventConsumer<OfficerEvent> consumer(EventHandler<OfficerEvent> handler) {
        StaticListableBeanFactory nothing = new StaticListableBeanFactory();
        return new EventConsumer<>(
                Topic.OFFICER_EVENTS,
                "test",
                handler,
                deadLetters,
                new ConsumerTracing(nothing.getBeanProvider(Tracer.class), nothing.getBeanProvider(Propagator.class)),
                new ConsumerSettings(3, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1)),
                new ConsumerLag(new SimpleMeterRegistry(), "officer-events", "test", Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Message<byte[]> registered() {
        return MessageBuilder.createMessage(
                GoldenEvents.json("officer.registered.v1"),
                new org.springframework.messaging.MessageHeaders(Map.of(
                        CloudEventHeaders.TYPE,
                        "officer.registered.v1",
                        CloudEventHeaders.ID,
                        UUID.randomUUID().toString())));
    }
}
