package vn.pcmt.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On what the suites run: the embedded engines, or containers when {@code -Dpcmt.test.engine=containers}. */
public enum TestEngine {
    EMBEDDED,
    CONTAINERS;

    public static TestEngine current() {
        return switch (System.getProperty("pcmt.test.engine", "embedded")) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case String other ->
                throw new IllegalArgumentException("pcmt.test.engine is embedded or containers, not " + other);
        };
    }

    /** Says once, where the build's log shows it, on what the suite runs. */
    public static void announce(String what) {
        System.out.println("[pcmt.test.engine] this suite runs on " + what);
    }

    /** An engine that is started when first asked for, once; if that fails, everybody who asks hears why. */
    static Supplier<String> once(Supplier<String> start) {
        return new Supplier<>() {
            private @Nullable String address;
            private @Nullable RuntimeException failure;

            @Override
            public synchronized String get() {
                if (failure != null) {
                    throw new IllegalStateException(failure.getMessage(), failure);
                }
                if (address == null) {
                    try {
                        address = start.get();
                    } catch (RuntimeException failed) {
                        failure = failed;
                        throw failed;
                    }
                }
                return address;
            }
        };
    }

    /** A folder that goes when the JVM does, after the engine in it was closed. */
    static Path folder(String name) {
        try {
            return Files.createTempDirectory("pcmt-test-" + name + "-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void closeAtExit(AutoCloseable engine, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                engine.close();
                delete(folder);
            } catch (Exception late) {
                System.err.println("closing a test engine: " + late);
            }
        }));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
