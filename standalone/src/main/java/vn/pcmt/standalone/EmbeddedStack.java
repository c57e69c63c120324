package vn.pcmt.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import vn.pcmt.standalone.backup.BackupRefused;
import vn.pcmt.standalone.backup.BackupWriter;
import vn.pcmt.standalone.backup.Manifest;
import vn.pcmt.standalone.identity.InstallationSecrets;

/**
 * The running embedded default, for the launcher, for tests and for benchmarks.
 *
 * <pre>{@code
 * try (var stack = EmbeddedStack.start(StackSettings.in(folder).onRandomPorts())) {
 *     HttpRequest.newBuilder(stack.url(Part.REPORT).resolve("/api/v1/reports"))
 *             .header("Authorization", "Bearer " + stack.tokenFor("unit-18859"));
 * }
 * }</pre>
 *
 * <p>With {@link StackSettings#inOwnProcesses()} every part is a process that can be {@linkplain #kill killed} and
 * {@linkplain #restart started again} on the same port and folder. Safe for use by several threads.
 */
public final class EmbeddedStack implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final StackSettings settings;
    private final InstallationSecrets secrets;
    private final Wiring wiring;
    private final HttpClient http;
    private final Readiness readiness;
    private final Tokens tokens;
    private final Map<Part, PartRun> runs = new EnumMap<>(Part.class);
    private final Object backupLock = new Object();
    private final BrokerRest brokerRest = new BrokerRest(() -> stop(Part.BROKER), () -> start(Part.BROKER));

    private EmbeddedStack(StackSettings settings) {
        this.settings = settings;
        this.secrets = InstallationSecrets.in(settings.folder().resolve("identity"));
        this.wiring = new Wiring(settings, secrets);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.readiness = new Readiness(http, settings);
        this.tokens = new Tokens(http, URI.create(wiring.url(Part.IDENTITY)), secrets, Clock.systemUTC());
    }

    /**
     * Starts the parts and returns when all are ready.
     *
     * @throws PartFailedException if a part does not start; all others have then been stopped again
     */
    public static EmbeddedStack start(StackSettings settings) {
        return start(settings, (part, time) -> {});
    }

    /** As {@link #start(StackSettings)}, telling which part was ready how long after the start of its group. */
    static EmbeddedStack start(StackSettings settings, BiConsumer<Part, Duration> onReady) {
        // Several contexts in one process must not each set up logging anew.
        if (System.getProperty("org.springframework.boot.logging.LoggingSystem") == null) {
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        }
        DataFolder.claim(settings.folder());
        var stack = new EmbeddedStack(settings);
        try {
            for (List<Part> group : Part.startingOrder()) {
                stack.startTogether(
                        group.stream().filter(settings.parts()::contains).toList(), onReady);
            }
            return stack;
        } catch (RuntimeException e) {
            try {
                stack.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void startTogether(List<Part> group, BiConsumer<Part, Duration> onReady) {
        long begin = System.nanoTime();
        var failures = new ArrayList<PartFailedException>();
        try (var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            var starts = new ArrayList<Future<?>>();
            for (Part part : group) {
                starts.add(executor.submit(() -> {
                    start(part);
                    awaitReady(part, START_TIMEOUT);
                    onReady.accept(part, Duration.ofNanos(System.nanoTime() - begin));
                }));
            }
            for (int i = 0; i < starts.size(); i++) {
                try {
                    starts.get(i).get();
                } catch (ExecutionException e) {
                    failures.add(failureOf(group.get(i), e.getCause()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failures.add(new PartFailedException(group.get(i), "The start was interrupted.", e));
                }
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static PartFailedException failureOf(Part part, @Nullable Throwable cause) {
        return cause instanceof PartFailedException failed
                ? failed
                : new PartFailedException(part, sentence(cause), cause == null ? new IllegalStateException() : cause);
    }

    /** The innermost message, which for broker and store is written for the operator. */
    private static String sentence(@Nullable Throwable cause) {
        String message = "unknown cause.";
        for (Throwable at = cause; at != null; at = at.getCause()) {
            boolean ours = at.getClass().getName().startsWith("vn.pcmt.");
            if (at.getMessage() != null) {
                message = at.getMessage().lines().findFirst().orElse(message);
            }
            if (ours) {
                break;
            }
        }
        return message;
    }

    /** What this stack was started with. */
    public StackSettings settings() {
        return settings;
    }

    /** The address of a part that speaks HTTP, such as {@code http://127.0.0.1:8082}. */
    public URI url(Part part) {
        if (!part.isHttp()) {
            throw new IllegalArgumentException(part.label() + " does not speak HTTP");
        }
        return URI.create(wiring.url(part));
    }

    /** Host and port of the broker, for {@code bootstrap.servers}. */
    public String kafka() {
        return "127.0.0.1:" + settings.port(Part.BROKER);
    }

    /** Connection string of the store, without a database; the databases are plan, report and notification. */
    public String mongo() {
        return "mongodb://127.0.0.1:" + settings.port(Part.STORE);
    }

    /** Where the mail server puts one {@code .eml} file per message. */
    public Path mailFolder() {
        return settings.folder().resolve("mail");
    }

    /** The secrets of this installation: the password of the trial accounts and the clients' secrets. */
    public InstallationSecrets secrets() {
        return secrets;
    }

    /**
     * An access token that is valid for at least another minute.
     *
     * @param clientId a machine client: {@code unit-18859}, {@code unit-44}, {@code role-reviewer}, {@code role-leader},
     *     {@code role-officer}, {@code role-admin} or {@code role-auditor}
     * @throws IllegalArgumentException if there is no such client
     */
    public String tokenFor(String clientId) {
        return tokens.of(clientId);
    }

    /** The Spring context of a part in this process; empty for parts without one and for spawned parts. */
    public synchronized Optional<ConfigurableApplicationContext> context(Part part) {
        PartRun run = runs.get(part);
        return run == null ? Optional.empty() : run.context();
    }

    /** The process id of a spawned part that runs. */
    public synchronized OptionalLong pid(Part part) {
        return runs.get(part) instanceof PartProcess process && process.isAlive()
                ? OptionalLong.of(process.pid())
                : OptionalLong.empty();
    }

    /** Whether a part answers its health check just now. */
    public boolean isReady(Part part) {
        return readiness.isReady(part);
    }

    /**
     * Returns when a part is ready.
     *
     * @throws PartFailedException if it ends before that, or is not ready in time
     */
    public void awaitReady(Part part, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!readiness.isReady(part)) {
            if (runOf(part) instanceof PartProcess process && !process.isAlive()) {
                throw new PartFailedException(part, process.lastWords());
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new PartFailedException(part, "not ready after " + timeout.toSeconds() + " seconds.");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /**
     * Starts a part that does not run, without waiting until it is ready.
     *
     * @throws IllegalStateException if it runs already
     */
    public void start(Part part) {
        if (runOf(part) instanceof PartRun run && run.isAlive()) {
            throw new IllegalStateException(part.label() + " runs already");
        }
        try {
            PartRun run = settings.spawned()
                    ? PartProcess.start(part, settings)
                    : PartInProcess.start(part, settings, wiring);
            synchronized (this) {
                runs.put(part, run);
            }
        } catch (IOException e) {
            throw new PartFailedException(part, sentence(e), e);
        }
    }

    /** Ends a part in good order; nothing happens if it does not run. */
    public void stop(Part part) {
        if (runOf(part) instanceof PartRun run) {
            run.stop();
        }
    }

    /**
     * Ends a part at once with SIGKILL, as a loss of power would end it.
     *
     * @throws IllegalStateException if the parts share this process
     */
    public void kill(Part part) {
        switch (runOf(part)) {
            case PartProcess process -> process.kill();
            case PartInProcess unused ->
                throw new IllegalStateException("Only parts in their own processes can be killed");
            case null -> throw new IllegalStateException(part.label() + " was not started");
        }
    }

    /** Stops the part if it still runs, starts it on the same port and folder, and returns when it is ready. */
    public void restart(Part part) {
        stop(part);
        start(part);
        awaitReady(part, START_TIMEOUT);
    }

    /**
     * Writes all data to one file while people go on working.
     *
     * <p>The broker rests meanwhile, so no event moves: what the store says has been published is in the broker's log,
     * what the log holds has been saved before, and no consumer is further in the log than what it has written. Commands
     * are answered all the time, because they only write to the store; their events wait there, and those that come after
     * the moment of the copy are not in it. Views stand still until the broker is back.
     *
     * @throws BackupRefused if the file is there already or cannot be written; the broker is back then too
     * @throws PartFailedException if the broker does not come back; the file is whole if it is there
     */
    public Manifest backup(Path file) {
        synchronized (backupLock) {
            try (BackupWriter writer = BackupWriter.create(file)) {
                Manifest written = brokerRest.during(() -> write(writer, settings.folder()));
                awaitBroker();
                return written;
            } catch (IOException e) {
                throw BackupWriter.refusal(file, e);
            }
        }
    }

    private void awaitBroker() {
        try {
            awaitReady(Part.BROKER, START_TIMEOUT);
        } catch (PartFailedException failure) {
            if (!brokerRest.isOver()) {
                throw failure;
            }
        }
    }

    /** Of a system whose broker rests. */
    static Manifest write(BackupWriter writer, Path folder) throws IOException {
        Instant moment = Instant.now();
        writer.store(folder, "store");
        writer.folder(folder, "broker");
        writer.folder(folder, "identity");
        writer.folder(folder, "mail");
        return writer.finish(DataFolder.LAYOUT, moment);
    }

    private synchronized @Nullable PartRun runOf(Part part) {
        return runs.get(part);
    }

    /** Stops all parts in good order: console, services, identity and mail, broker, store. */
    @Override
    public void close() {
        brokerRest.end();
        for (List<Part> group : Part.stoppingOrder()) {
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                group.forEach(part -> executor.submit(() -> stop(part)));
            }
        }
        http.close();
    }
}
