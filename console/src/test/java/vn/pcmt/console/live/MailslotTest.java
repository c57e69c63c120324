package vn.pcmt.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailslotTest {
    private final Mailslot slot = new Mailslot();

    @Test
    void keepsOnlyTheNewestNotice() throws InterruptedException {
        slot.put("first");
        slot.put("second");
        assertThat(slot.take(Duration.ofSeconds(1))).isEqualTo("second");
        assertThat(slot.take(Duration.ofMillis(1))).isNull();
    }

    @Test
    void wakesAWaitingPageWhenItCloses() throws InterruptedException {
        Thread.ofVirtual().start(slot::close);
        assertThat(slot.take(Duration.ofSeconds(30))).isNull();
        assertThat(slot.isOpen()).isFalse();
    }
}
