package vn.pcmt.kit.test;

import com.github.dockerjava.api.model.ContainerConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Broker and store in containers. They end with the JVM: Testcontainers sees to it. */
public final class EngineContainers {
    private EngineContainers() {}

    /**
     * A new broker, configured as the embedded one is: few internal partitions, no topic made by asking for it.
     *
     * @throws IllegalStateException if there is no container engine
     */
    public static KafkaContainer kafka() {
        return started(new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_HEAP_OPTS", "-Xms128m -Xmx512m")
                .withStartupTimeout(Duration.ofMinutes(2)));
    }

    /**
     * A new store: one node and no replica set, for nothing here may need one.
     *
     * @throws IllegalStateException if there is no container engine
     */
    public static MongoDBContainer mongo() {
        return started(new MongoDBContainer("mongo:8").withStartupTimeout(Duration.ofMinutes(2)));
    }

    private static <C extends GenericContainer<?>> C started(C container) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("This run was asked for containers (pcmt.test.engine=containers), "
                    + "but no container engine answers. Start one, or leave the option out for the embedded engines.");
        }
        container.start();
        TestEngine.announce("a container of the image " + container.getDockerImageName() + labels(container));
        return container;
    }

    /** What the image says of itself: a local image may bear the name of a public one. */
    private static String labels(GenericContainer<?> container) {
        ContainerConfig config = container
                .getDockerClient()
                .inspectImageCmd(container.getDockerImageName())
                .exec()
                .getConfig();
        Map<String, String> labels = config == null ? null : config.getLabels();
        return labels == null || labels.isEmpty() ? "" : ", labelled " + labels;
    }
}
