package vn.pcmt.kit.test;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.pcmt.embedded.store.EmbeddedStore;
import vn.pcmt.embedded.store.EmbeddedStoreSettings;

/**
 * The store of a suite, started once per JVM. As an initializer
 * ({@code @ContextConfiguration(initializers = StoreUnderTest.class)}) it gives every context a database of its own.
 */
public final class StoreUnderTest implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Supplier<String> ADDRESS = TestEngine.once(StoreUnderTest::start);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    /** Address without a database. */
    public static String uri() {
        return ADDRESS.get();
    }

    /** What makes a service use the store, with a database that nobody else has. */
    public static Map<String, String> properties() {
        return Map.of(
                "spring.mongodb.uri",
                uri(),
                "spring.mongodb.database",
                "test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet());
    }

    private static String start() {
        return switch (TestEngine.current()) {
            case EMBEDDED -> Embedded.start();
            case CONTAINERS -> EngineContainers.mongo().getConnectionString();
        };
    }

    private static final class Embedded {
        static String start() {
            Path folder = TestEngine.folder("store");
            EmbeddedStore store = EmbeddedStore.open(EmbeddedStoreSettings.in(folder));
            TestEngine.closeAtExit(store, folder);
            TestEngine.announce("the embedded store");
            return "mongodb://127.0.0.1:" + store.port();
        }
    }
}
