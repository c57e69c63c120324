package vn.pcmt.notification.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueWorkTest {

    private static final Duration PACE = Duration.ofMinutes(10);

    @Test
    void goesOnAtOnceWhileEverySweepBringsSomethingElse() {
        Set<String> due = Collections.synchronizedSet(new LinkedHashSet<>(
                IntStream.range(0, 1000).mapToObj(String::valueOf).toList()));
        DueWork work = new DueWork("thu", PACE, 4, () -> first(due, 100), due::remove);

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(due::isEmpty);
        } finally {
            work.stop();
        }
    }

    @Test
    void goesOnAtOnceWhenTheNextSweepComesBeforeAnythingIsClaimed() {
        Set<String> due = Collections.synchronizedSet(new LinkedHashSet<>(
                IntStream.range(0, 100).mapToObj(String::valueOf).toList()));
        CountDownLatch swept = new CountDownLatch(4);
        Supplier<List<String>> sweep = () -> {
            swept.countDown();
            return first(due, 10);
        };
        DueWork work = new DueWork("thu", PACE, 4, 10, sweep, ids -> {
            awaitUninterruptibly(swept);
            due.removeAll(ids);
        });

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(due::isEmpty);
        } finally {
            work.stop();
        }
    }

    @Test
    void goesOnAtOnceWhenWhatASweepSawIsDoneBeforeItIsLookedAt() {
        Set<String> due = Collections.synchronizedSet(new LinkedHashSet<>(
                IntStream.range(0, 20).mapToObj(String::valueOf).toList()));
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        CountDownLatch seen = new CountDownLatch(1);
        AtomicInteger sweeps = new AtomicInteger();
        Supplier<List<String>> sweep = () -> {
            List<String> found = first(due, 10);
            if (sweeps.incrementAndGet() == 2) {
                Thread working = worker.join();
                seen.countDown();
                joinUninterruptibly(working);
            }
            return found;
        };
        DueWork work = new DueWork("thu", PACE, 4, 10, sweep, ids -> {
            worker.complete(Thread.currentThread());
            awaitUninterruptibly(seen);
            due.removeAll(ids);
        });

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(due::isEmpty);
        } finally {
            work.stop();
        }
    }

    @Test
    void goesOnWhileOneTakesLong() {
        Set<String> due = Collections.synchronizedSet(new LinkedHashSet<>(
                IntStream.range(0, 100).mapToObj(String::valueOf).toList()));
        CountDownLatch answer = new CountDownLatch(1);
        DueWork work = new DueWork("thu", PACE, 4, () -> first(due, 10), id -> {
            if (id.equals("0")) {
                awaitUninterruptibly(answer);
            }
            due.remove(id);
        });

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> due.size() == 1);
        } finally {
            answer.countDown();
            work.stop();
        }
    }

    @Test
    void looksMoreAndMoreRarelyWhileWhatIsDueIsUnderWay() {
        List<Long> sweeps = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch goOn = new CountDownLatch(1);
        Supplier<List<String>> sweep = () -> {
            sweeps.add(System.nanoTime());
            return List.of("lâu");
        };
        DueWork work = new DueWork("thu", PACE, 4, sweep, id -> awaitUninterruptibly(goOn));

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> sweeps.size() >= 6);
        } finally {
            goOn.countDown();
            work.stop();
        }
        assertThat(millisBetween(sweeps.get(1), sweeps.get(2))).isGreaterThanOrEqualTo(20);
        assertThat(millisBetween(sweeps.get(2), sweeps.get(3))).isGreaterThanOrEqualTo(40);
        assertThat(millisBetween(sweeps.get(3), sweeps.get(4))).isGreaterThanOrEqualTo(80);
        assertThat(millisBetween(sweeps.get(4), sweeps.get(5))).isGreaterThanOrEqualTo(160);
    }

    @Test
    void waitsForThePaceBeforeItTriesAgainWhatFailed() {
        Duration pace = Duration.ofMillis(300);
        List<Long> tries = Collections.synchronizedList(new ArrayList<>());
        DueWork work = new DueWork("thu", pace, 4, () -> List.of("hỏng"), id -> {
            tries.add(System.nanoTime());
            throw new IllegalStateException("cannot be done");
        });

        work.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> tries.size() >= 3);
        } finally {
            work.stop();
        }
        assertThat(millisBetween(tries.get(0), tries.get(1))).isGreaterThanOrEqualTo(pace.toMillis());
        assertThat(millisBetween(tries.get(1), tries.get(2))).isGreaterThanOrEqualTo(pace.toMillis());
    }

    @Test
    void handsOverTogetherWhatWaitsAtTheSameMoment() {
        List<List<String>> handed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DueWork work = new DueWork("thu", PACE, 1, 4, List::of, ids -> {
            handed.add(ids);
            begun.countDown();
            awaitUninterruptibly(goOn);
        });

        work.start();
        try {
            work.hint("0");
            awaitUninterruptibly(begun);
            IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).forEach(work::hint);
            goOn.countDown();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> handed.stream().mapToInt(List::size).sum() == 13);
        } finally {
            work.stop();
        }
        assertThat(handed.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 12).mapToObj(String::valueOf).toList());
        assertThat(handed).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(4));
        assertThat(handed).hasSizeLessThan(13);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joinUninterruptibly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisBetween(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private static List<String> first(Set<String> due, int most) {
        synchronized (due) {
            return due.stream().limit(most).toList();
        }
    }
}
