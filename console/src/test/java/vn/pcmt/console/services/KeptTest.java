package vn.pcmt.console.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T01:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Supplier<Integer> question = asked::incrementAndGet;
    private final Kept<String, Integer> kept = new Kept<>(TIME, clock(), value -> value != 7);

    @Test
    void isAskedForOnceInItsTime() {
        assertThat(kept.of("a", question)).isOne();
        pass(TIME.minusMillis(1));
        assertThat(kept.of("a", question)).isOne();
        assertThat(kept.of("b", question)).isEqualTo(2);
    }

    @Test
    void afterItsTimeNobodyWaitsForTheNextAnswerAndOneAsks() throws Exception {
        kept.of("a", question);
        pass(TIME);
        var mayAnswer = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        Supplier<Integer> slow = () -> {
            try {
                mayAnswer.await(10, TimeUnit.SECONDS);
                return asked.addAndGet(10);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            } finally {
                answered.countDown();
            }
        };

        assertThat(kept.of("a", slow)).isOne();
        assertThat(kept.of("a", slow)).isOne();
        mayAnswer.countDown();

        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(kept.of("a", question)).isEqualTo(11));
    }

    @Test
    void isWaitedForWhenNobodyCameForLong() {
        kept.of("a", question);
        pass(TIME.multipliedBy(2));
        assertThat(kept.of("a", question)).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> kept.of("a", () -> {
                    throw new IllegalStateException("no answer");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kept.of("a", question)).isOne();
    }

    @Test
    void whatIsNotWorthItIsNotKept() {
        assertThat(kept.of("a", () -> 7)).isEqualTo(7);
        assertThat(kept.of("a", question)).isOne();
    }

    @Test
    void withoutATimeNothingIsKept() {
        Kept<String, Integer> none = new Kept<>(Duration.ZERO, clock(), value -> true);
        none.of("a", question);
        assertThat(none.of("a", question)).isEqualTo(2);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
