package vn.pcmt.kit.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterWatchTest {
    private static final Instant PARKED = Instant.parse("2026-11-16T03:04:05Z");

    private final LetterWatch watch = LetterWatch.of("plan-service");

    @Test
    void tellsOnceThatLettersWaitAndOnceThatNoneDoes() {
        assertThat(watch.see(0, null, PARKED)).isFalse();
        assertThat(watch.see(1, PARKED, PARKED.plusSeconds(1))).isTrue();
        assertThat(watch.see(2, PARKED, PARKED.plusSeconds(2))).isFalse();
        assertThat(watch.see(0, null, PARKED.plusSeconds(3))).isTrue();
        assertThat(watch.see(0, null, PARKED.plusSeconds(4))).isFalse();
        assertThat(watch.outbox().version()).isEqualTo(2);
    }

    @Test
    void tellsAgainWhenLettersComeAfterAllWereDealtWith() {
        watch.see(1, PARKED, PARKED);
        watch.see(0, null, PARKED);
        assertThat(watch.see(1, PARKED.plusSeconds(9), PARKED.plusSeconds(9))).isTrue();
    }
}
