package vn.pcmt.web.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    @Test
    void oneTimeThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        Repeated repeated = new Repeated("test", Duration.ofMillis(1), () -> {
            times.countDown();
            throw new IllegalStateException("this time it fails");
        });

        repeated.start();

        assertThat(times.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(repeated.isRunning()).isTrue();
        repeated.stop();
    }

    @Test
    void stoppedItEndsEvenWhileItPauses() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Repeated repeated = new Repeated("test", Duration.ofHours(1), () -> {
            thread.set(Thread.currentThread());
            done.countDown();
        });
        repeated.start();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

        repeated.stop();

        assertThat(thread.get().join(Duration.ofSeconds(10))).isTrue();
        assertThat(repeated.isRunning()).isFalse();
    }
}
