package vn.pcmt.report.view;

import java.nio.file.Path;
import java.util.Map;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;

/**
 * A broker of a suite's own, embedded also where the others use a container: a generation that begins with nothing reads
 * whatever there is in the topics, and reports of other suites are in other stores.
 */
final class OwnBroker implements AutoCloseable {

    private final EmbeddedBroker broker;

    OwnBroker(Path folder) {
        broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder));
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** What makes a service use it. */
    Map<String, String> properties() {
        return Map.of(
                "spring.kafka.bootstrap-servers", servers(), "spring.cloud.stream.kafka.binder.brokers", servers());
    }

    @Override
    public void close() {
        broker.close();
    }
}
