package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BrokerRestTest {

    private final List<String> did = new CopyOnWriteArrayList<>();

    @Test
    void theBrokerGoesOnAfterACopyWhateverBecameOfIt() throws Exception {
        var rest = new BrokerRest(() -> did.add("stop"), () -> did.add("start"));

        assertThat(rest.<String>during(() -> {
                    did.add("copy");
                    return "copied";
                }))
                .isEqualTo("copied");
        assertThat(did).containsExactly("stop", "copy", "start");

        did.clear();
        assertThatIOException()
                .isThrownBy(() -> rest.during(() -> {
                    throw new IOException("the disk is full");
                }));
        assertThat(did).containsExactly("stop", "start");
    }

    @Test
    void aBrokerThatDoesNotStopInGoodOrderIsStartedAgainAllTheSame() {
        var rest = new BrokerRest(
                () -> {
                    throw new IllegalStateException("it did not stop in good order");
                },
                () -> did.add("start"));

        assertThatIllegalStateException().isThrownBy(() -> rest.during(() -> did.add("copy")));

        assertThat(did).containsExactly("start");
    }

    @Test
    void aSystemThatStopsMeanwhileHasNoBrokerStartedBehindItsBack() throws Exception {
        var rest = new BrokerRest(() -> did.add("stop"), () -> did.add("start"));

        rest.during(() -> {
            rest.end();
            return did.add("copy");
        });

        assertThat(did).containsExactly("stop", "copy");
    }

    @Test
    void aSystemStopsOnlyOnceABrokerThatIsBeingStartedCanBeStopped() throws Exception {
        var starting = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var rest = new BrokerRest(() -> {}, () -> {
            starting.countDown();
            Awaitility.await().until(() -> started.getCount() == 0);
            did.add("started");
        });
        Thread copying = Thread.ofVirtual().start(() -> {
            try {
                rest.during(() -> null);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        starting.await();
        Thread stopping = Thread.ofPlatform().start(() -> {
            rest.end();
            did.add("stopped");
        });
        Awaitility.await().until(() -> stopping.getState() == Thread.State.BLOCKED);

        started.countDown();

        assertThat(copying.join(Duration.ofSeconds(10))).isTrue();
        assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
        assertThat(did).containsExactly("started", "stopped");
    }

    @Test
    void aBrokerThatDoesNotComeBackIsTold() {
        var rest = new BrokerRest(() -> {}, () -> {
            throw new PartFailedException(Part.BROKER, "no", new IllegalStateException());
        });

        assertThatExceptionOfType(PartFailedException.class).isThrownBy(() -> rest.during(() -> null));
    }
}
