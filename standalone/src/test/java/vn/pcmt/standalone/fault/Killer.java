package vn.pcmt.standalone.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;

/** Kills parts with SIGKILL at random moments and starts them again, until told to stop. */
final class Killer {
    private static final Duration READY = Duration.ofMinutes(3);

    /** What dies together: each service, the broker, the store, the mail server, and all of them. */
    private static final List<List<Part>> VICTIMS = List.of(
            List.of(Part.REPORT),
            List.of(Part.BROKER),
            List.of(Part.STORE),
            List.of(Part.NOTIFICATION),
            List.of(Part.PLAN),
            List.of(Part.MAIL),
            List.of(Part.STORE, Part.BROKER, Part.MAIL, Part.PLAN, Part.REPORT, Part.NOTIFICATION));

    private final EmbeddedStack stack;
    private final Random random;
    private final List<List<Part>> killed = new ArrayList<>();
    private volatile boolean enough;

    Killer(EmbeddedStack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
    }

    /** Returns after {@link #stop()}, once every kind of victim has died at least once and all parts are ready. */
    List<List<Part>> run() {
        List<List<Part>> round = new ArrayList<>();
        while (!enough || killed.size() < VICTIMS.size()) {
            if (round.isEmpty()) {
                round.addAll(VICTIMS);
                Collections.shuffle(round, random);
            }
            pause(2_000 + random.nextInt(8_000));
            List<Part> victims = round.removeFirst();
            victims.forEach(stack::kill);
            killed.add(victims);
            System.out.println("[fault] kill -9 of " + victims);
            pause(random.nextInt(1_500));
            victims.forEach(stack::start);
            victims.forEach(part -> stack.awaitReady(part, READY));
        }
        return killed;
    }

    void stop() {
        enough = true;
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
