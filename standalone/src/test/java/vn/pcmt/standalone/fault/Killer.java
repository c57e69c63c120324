package vn.pcmt.standalone.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;

/**
 * Kills parts with SIGKILL at random points of the work and starts them again. The work goes on meanwhile, but not past
 * the next point before all parts are ready again: so every kill hits a system at work, however fast the machine is.
 */
final class Killer {
    private static final Duration READY = Duration.ofMinutes(5);

    /** Kills fall into this part of the work: nothing has happened before, and something must come after the last. */
    private static final double FIRST = 0.02;

    private static final double LAST = 0.96;

    /** What dies together: each service, the broker, the store, the mail server, and all of them. */
    static final List<List<Part>> VICTIMS = List.of(
            List.of(Part.REPORT),
            List.of(Part.BROKER),
            List.of(Part.STORE),
            List.of(Part.NOTIFICATION),
            List.of(Part.PLAN),
            List.of(Part.MAIL),
            List.of(Part.STORE, Part.BROKER, Part.MAIL, Part.PLAN, Part.REPORT, Part.NOTIFICATION));

    private final EmbeddedStack stack;
    private final Work work;
    private final Random random;
    private final List<Integer> points;
    private final List<Kill> kills = new ArrayList<>();

    private record Kill(List<Part> victims, Duration untilReady) {}

    /** @param count how many times something is killed, each kind of victim once before any dies again */
    Killer(EmbeddedStack stack, Work work, int count, long seed) {
        this.stack = stack;
        this.work = work;
        this.random = new Random(seed);
        this.points = random.doubles(count, FIRST, LAST)
                .sorted()
                .mapToObj(share -> (int) (share * work.total()))
                .toList();
    }

    /** Returns after the last kill, once all parts are ready. */
    void run() {
        List<List<Part>> round = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (round.isEmpty()) {
                round.addAll(VICTIMS);
                Collections.shuffle(round, random);
            }
            work.allow(i + 1 < points.size() ? points.get(i + 1) : work.total());
            if (!work.awaitStarted(points.get(i))) {
                return;
            }
            kill(round.removeFirst());
        }
    }

    private void kill(List<Part> victims) {
        pause(random.nextInt(300));
        int at = work.started();
        victims.forEach(stack::kill);
        pause(random.nextInt(1_500));
        long begin = System.nanoTime();
        victims.forEach(stack::start);
        victims.forEach(part -> stack.awaitReady(part, READY));
        Kill kill = new Kill(victims, Duration.ofNanos(System.nanoTime() - begin));
        kills.add(kill);
        Progress.tell(
                "kill %d of %d: -9 of %s after %d commands, ready again after %.1f s",
                kills.size(), points.size(), victims, at, kill.untilReady().toMillis() / 1000.0);
    }

    int kills() {
        return kills.size();
    }

    /** How often each kind of victim was killed, and how long it took until it was ready again. */
    String summary() {
        return kills.stream()
                .collect(Collectors.groupingBy(
                        kill -> kill.victims().size() == 1
                                ? kill.victims().getFirst().name()
                                : "all",
                        TreeMap::new,
                        Collectors.summarizingDouble(kill -> kill.untilReady().toMillis() / 1000.0)))
                .entrySet()
                .stream()
                .map(kind -> String.format(
                        Locale.ROOT,
                        "%s %d times (ready after %.1f s on average, %.1f at most)",
                        kind.getKey(),
                        kind.getValue().getCount(),
                        kind.getValue().getAverage(),
                        kind.getValue().getMax()))
                .collect(Collectors.joining("; "));
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
