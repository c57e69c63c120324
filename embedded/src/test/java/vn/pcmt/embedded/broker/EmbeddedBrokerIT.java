package vn.pcmt.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker in this process: starts, keeps records over a restart, and says clearly why it cannot start. */
class EmbeddedBrokerIT {

    @Test
    void keepsAcknowledgedRecordsOverARestart(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder))) {
            broker.createTopics(3, "report-events");
            broker.createTopics(3, "report-events");
            Records.send(broker.bootstrapServers(), "report-events", 0, 100);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder))) {
            Records.send(broker.bootstrapServers(), "report-events", 100, 10);
            Set<String> sent =
                    IntStream.range(0, 110).mapToObj(i -> "value-" + i).collect(Collectors.toSet());
            assertThat(Records.missing(broker.bootstrapServers(), "report-events", sent))
                    .isEmpty();
        }
    }

    @Test
    void saysThatThePortIsTaken(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedBrokerSettings settings = EmbeddedBrokerSettings.in(folder).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " is in use; stop the program that listens there or choose another port.");
        }
    }
}
