package vn.pcmt.standalone.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.PartFailedException;

/**
 * A fault every 10 to 20 seconds, whether the last one is over or not: a part is killed with SIGKILL and started again at
 * once, or is halted for some seconds with SIGSTOP. What ends by itself is started again too, as a supervisor would.
 */
final class Faults {
    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(100);

    /** Figures that are no older than this are current. */
    private static final double CURRENT_SECONDS = 2;

    private enum Kind {
        KILL("kill -9"),
        HALT("halted");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private record Fault(Part part, Kind kind, int seconds) {
        @Override
        public String toString() {
            return kind == Kind.KILL ? kind.words : "%s for %d s".formatted(kind.words, seconds);
        }
    }

    private record Row(double at, Fault fault, double ready, double current, double pause) {}

    private final EmbeddedStack stack;
    private final Work work;
    private final Random random;
    private final Duration time;
    private final Set<Part> struck = Collections.synchronizedSet(EnumSet.noneOf(Part.class));
    private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private int endedByThemselves;

    Faults(EmbeddedStack stack, Work work, Duration time, long seed) {
        this.stack = stack;
        this.work = work;
        this.time = time;
        this.random = new Random(seed);
    }

    /** Returns when the time is over and all parts are ready. */
    void run() throws Exception {
        long begin = System.nanoTime();
        List<Fault> round = new ArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            while (seconds(begin) < time.toSeconds()) {
                if (round.isEmpty()) {
                    round.addAll(everyKind());
                }
                Fault fault = next(round);
                struck.add(fault.part());
                all.add(executor.submit(() -> {
                    strike(fault, seconds(begin));
                    return null;
                }));
                supervise(Duration.ofMillis(10_000 + random.nextInt(10_000)));
            }
            for (Future<?> one : all) {
                while (!one.isDone()) {
                    supervise(TICK);
                }
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        http.close();
    }

    private List<Fault> everyKind() {
        var kinds = new ArrayList<Fault>();
        for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION, Part.CONSOLE, Part.STORE, Part.BROKER)) {
            kinds.add(new Fault(part, Kind.KILL, 0));
            kinds.add(new Fault(part, Kind.HALT, 3 + random.nextInt(8)));
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    /** The first whose part is well. */
    private Fault next(List<Fault> round) {
        Fault next = round.stream()
                .filter(fault -> !struck.contains(fault.part()))
                .findFirst()
                .orElse(round.getFirst());
        round.remove(next);
        return next;
    }

    private void strike(Fault fault, double at) throws IOException {
        long begin = System.nanoTime();
        switch (fault.kind()) {
            case KILL -> {
                stack.kill(fault.part());
                stack.start(fault.part());
            }
            case HALT -> {
                OptionalLong pid = stack.pid(fault.part());
                if (pid.isPresent()) {
                    signal("STOP", pid.getAsLong());
                    LockSupport.parkNanos(Duration.ofSeconds(fault.seconds()).toNanos());
                    signal("CONT", pid.getAsLong());
                }
            }
        }
        awaitReady(fault.part());
        double ready = seconds(begin);
        while (lag() > CURRENT_SECONDS && seconds(begin) < READY.toSeconds()) {
            LockSupport.parkNanos(TICK.toNanos());
        }
        Row row = new Row(
                at, fault, ready, seconds(begin), work.longestPauseSince(begin).toMillis() / 1000.0);
        rows.add(row);
        struck.remove(fault.part());
        Progress.tell("%s", line(row));
    }

    private void awaitReady(Part part) {
        long begin = System.nanoTime();
        while (!stack.isReady(part)) {
            if (seconds(begin) > READY.toSeconds()) {
                throw new AssertionError(part + " is not ready after " + READY);
            }
            if (stack.pid(part).isEmpty()) {
                stack.start(part);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    /** Starts what ended without having been struck. */
    private void supervise(Duration howLong) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < howLong.toNanos()) {
            for (Part part : Part.values()) {
                if (!struck.contains(part) && stack.pid(part).isEmpty()) {
                    endedByThemselves++;
                    Progress.tell("%s ended by itself and is started again", part);
                    try {
                        stack.start(part);
                    } catch (IllegalStateException | PartFailedException atOnce) {
                        Progress.tell("%s: %s", part, atOnce.getMessage());
                    }
                }
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("kill -" + name + " " + pid + ": " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** How old the figures may be, as the service tells; endless while it does not. */
    private double lag() {
        URI figures = stack.url(Part.REPORT).resolve("/actuator/prometheus");
        try {
            return http.send(
                            HttpRequest.newBuilder(figures)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("report_totals_lag_seconds"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(Double.MAX_VALUE);
        } catch (IOException noAnswer) {
            return Double.MAX_VALUE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    int count() {
        return rows.size();
    }

    /** Every fault, in Markdown. */
    String table() {
        return rows.stream()
                .sorted((a, b) -> Double.compare(a.at(), b.at()))
                .map(Faults::line)
                .collect(Collectors.joining(
                        "\n",
                        """
                        | at | part | fault | ready again after | figures current after | longest time without an answered command |
                        |---|---|---|---|---|---|
                        """,
                        "\n\nParts that ended by themselves and were started again: " + endedByThemselves + "\n"));
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %.0f s | %s | %s | %.1f s | %.1f s | %.1f s |",
                row.at(),
                row.fault().part().name().toLowerCase(Locale.ROOT),
                row.fault(),
                row.ready(),
                row.current(),
                row.pause());
    }
}
