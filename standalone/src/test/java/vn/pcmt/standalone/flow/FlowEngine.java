package vn.pcmt.standalone.flow;

import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.pcmt.kit.test.TestEngine;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/** On what a flow runs: the embedded broker and store, or containers of their own for each flow. */
public final class FlowEngine {
    private FlowEngine() {}

    /** All parts in this process on random ports; broker and store in containers where the run asked for them. */
    @SuppressWarnings("resource") // they live as long as the JVM; Testcontainers stops them
    public static StackSettings settings(Path folder) {
        StackSettings embedded = StackSettings.in(folder).onRandomPorts();
        if (TestEngine.current() == TestEngine.EMBEDDED) {
            return embedded;
        }
        KafkaContainer kafka = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
        MongoDBContainer mongo = new MongoDBContainer("mongo:8");
        kafka.start();
        mongo.start();
        TestEngine.announce(
                "a flow on containers of " + kafka.getDockerImageName() + " and " + mongo.getDockerImageName());
        EnumSet<Part> parts = EnumSet.allOf(Part.class);
        parts.removeAll(EnumSet.of(Part.BROKER, Part.STORE));
        String bootstrap = kafka.getBootstrapServers();
        return embedded.only(parts.toArray(Part[]::new))
                .withPort(Part.BROKER, Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1)))
                .withPort(Part.STORE, mongo.getMappedPort(27017));
    }
}
