package vn.pcmt.kit.test;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;

/**
 * The broker of a suite, started once per JVM. As an initializer
 * ({@code @ContextConfiguration(initializers = BrokerUnderTest.class)}) it points a context to it. Topics and their
 * records are shared by all contexts of the JVM: tests tell their own by aggregate ids.
 */
public final class BrokerUnderTest implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Supplier<String> ADDRESS = TestEngine.once(BrokerUnderTest::start);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    /** For {@code bootstrap.servers}. */
    public static String bootstrapServers() {
        return ADDRESS.get();
    }

    /** What makes a service use the broker. */
    public static Map<String, String> properties() {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                bootstrapServers(),
                "spring.cloud.stream.kafka.binder.brokers",
                bootstrapServers());
    }

    private static String start() {
        return switch (TestEngine.current()) {
            case EMBEDDED -> Embedded.start();
            case CONTAINERS -> EngineContainers.kafka().getBootstrapServers();
        };
    }

    private static final class Embedded {
        static String start() {
            Path folder = TestEngine.folder("broker");
            EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder));
            TestEngine.closeAtExit(broker, folder);
            TestEngine.announce("the embedded Kafka broker " + AppInfoParser.getVersion());
            return broker.bootstrapServers();
        }
    }
}
