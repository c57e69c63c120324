package vn.pcmt.standalone.flow;

import java.nio.file.Path;
import java.util.EnumSet;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.pcmt.kit.test.EngineContainers;
import vn.pcmt.kit.test.TestEngine;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/** On what a flow runs: the embedded broker and store, or containers of their own for each flow. */
public final class FlowEngine {
    private FlowEngine() {}

    /** All parts in this process on random ports; broker and store in containers where the run asked for them. */
    @SuppressWarnings("resource") // they live as long as the JVM; Testcontainers stops them
    public static StackSettings settings(Path folder) {
        StackSettings embedded = StackSettings.in(folder).onRandomPorts().withDemoAccounts(true);
        if (TestEngine.current() == TestEngine.EMBEDDED) {
            TestEngine.announce("the embedded broker and store");
            return embedded;
        }
        KafkaContainer kafka = EngineContainers.kafka();
        MongoDBContainer mongo = EngineContainers.mongo();
        EnumSet<Part> parts = EnumSet.allOf(Part.class);
        parts.removeAll(EnumSet.of(Part.BROKER, Part.STORE));
        String bootstrap = kafka.getBootstrapServers();
        return embedded.only(parts.toArray(Part[]::new))
                .withPort(Part.BROKER, Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1)))
                .withPort(Part.STORE, mongo.getMappedPort(27017));
    }
}
