package vn.pcmt.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import vn.pcmt.standalone.backup.BackupRefused;
import vn.pcmt.standalone.identity.Credentials;

/** Starts the embedded default, or one part of it, and runs until it is told to stop. */
public final class Standalone {

    private static final int FAILED = 1;

    private final Screen screen = new Screen();

    private Standalone() {}

    /** Exits with status 1 and one sentence when the start is not possible. */
    public static void main(String[] arguments) {
        System.exit(new Standalone().run(arguments, System.getenv()));
    }

    private int run(String[] arguments, Map<String, String> environment) {
        Path log = Path.of("data", "logs");
        try {
            if (Commands.includes(arguments)) {
                StartChecks.checkJava(Machine.current());
                // A command speaks to a person; what libraries log is not for him.
                System.setProperty("logback.configurationFile", "vn/pcmt/standalone/silent.xml");
                new Commands(screen, environment).carryOut(arguments);
                return 0;
            }
            Options options = Options.parse(arguments, environment);
            StackSettings settings = options.settings();
            boolean single = settings.parts().size() == 1;
            if (single || settings.spawned()) {
                StartChecks.checkJava(Machine.current());
            } else {
                StartChecks.check(Machine.current());
            }
            String name = single ? settings.parts().iterator().next().label() : "pcmt";
            log = settings.folder().resolve("logs").resolve(name + ".log");
            try (var folder = DataFolder.open(settings.folder(), single ? "." + name + ".lock" : ".lock")) {
                StartChecks.checkDisk(settings.folder());
                StartChecks.checkPorts(settings);
                logTo(log);
                serve(options, log, folder);
            }
            return 0;
        } catch (StartProblem problem) {
            screen.refuse(problem);
        } catch (BackupRefused refused) {
            screen.refuse(new StartProblem(refused.code(), refused.arguments()));
        } catch (PartFailedException failure) {
            record(failure);
            screen.refuse(new StartProblem("problem.part", failure.part().label(), sentence(failure), log));
        } catch (RuntimeException failure) {
            record(failure);
            screen.refuse(new StartProblem("problem.unexpected", failure, log));
        }
        return FAILED;
    }

    private void serve(Options options, Path log, DataFolder folder) {
        StackSettings settings = options.settings();
        boolean quiet = options.child();
        long begin = System.nanoTime();
        if (!quiet) {
            screen.step("progress.starting", settings.folder());
        }
        if (!quiet && settings.parts().contains(Part.IDENTITY) && !settings.demoAccounts()) {
            Credentials.firstAdministrator(settings.folder().resolve("identity"))
                    .ifPresent(first -> screen.say("start.administrator", first.getKey(), first.getValue()));
        }
        EmbeddedStack stack = EmbeddedStack.start(settings, (part, time) -> {
            if (!quiet) {
                screen.indented("progress.part", part.label(), Screen.seconds(time));
            }
        });
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, quiet, folder, stopped), "stop"));
        if (quiet) {
            endWithParent();
        } else {
            if (settings.parts().contains(Part.BROKER) && settings.parts().contains(Part.STORE)) {
                BackupDesk.open(settings.folder(), stack::backup);
            }
            new Welcome(screen, stack, log).show(begin);
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(EmbeddedStack stack, boolean quiet, DataFolder folder, CountDownLatch stopped) {
        if (!quiet) {
            screen.step("progress.stopping");
        }
        stack.close();
        folder.close();
        if (!quiet) {
            screen.step("progress.stopped", stack.settings().folder());
        }
        stopped.countDown();
    }

    /** A part must not outlive the launcher that started it, not even when that is killed. */
    private static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try (InputStream parent = System.in) {
                while (parent.read() >= 0) {
                    // The parent says nothing; only the end of the stream matters.
                }
            } catch (IOException e) {
                // The same as the end.
            }
            System.exit(0);
        });
    }

    /** Must run before the first logger is made. */
    private static void logTo(Path file) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "vn/pcmt/standalone/logback.xml");
        System.setProperty("pcmt.log.file", file.toString());
        LoggerFactory.getILoggerFactory();
        // Tomcat and others log through java.util.logging, whose default is to write on the terminal.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void record(RuntimeException failure) {
        if (System.getProperty("pcmt.log.file") != null) {
            LoggerFactory.getLogger(Standalone.class).error("The start failed", failure);
        }
    }

    private static String sentence(PartFailedException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "?");
        return message.endsWith(".") ? message : message + ".";
    }
}
