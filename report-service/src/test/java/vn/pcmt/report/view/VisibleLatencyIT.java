package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the 201 of a submission until the changed total of the province can be read over HTTP. What is asserted leaves room
 * for a loaded machine, but not for another internal topic or a longer wait between transactions; the figures themselves
 * go to the log. How many, how fast, and how long half of them may take, in milliseconds:
 * {@code -Dlatency.submissions=1000 -Dlatency.rate=50 -Dlatency.p50=250}. A measurement of the embedded default: not run
 * on containers.
 */
class VisibleLatencyIT {

    private static final Logger LOG = LoggerFactory.getLogger(VisibleLatencyIT.class);
    private static final int SUBMISSIONS = Integer.getInteger("latency.submissions", 200);
    private static final String PROVINCE = "46@2025-07-01";
    private static final int RATE = Integer.getInteger("latency.rate", 20);
    private static final int P50 = Integer.getInteger("latency.p50", 3_000);

    @TempDir
    Path data;

    @Test
    void showsASubmissionInTheTotalOfTheProvinceSoonAfterItsAnswer() throws Exception {
        try (StageProbe published = new StageProbe("report-events");
                StageProbe summed = new StageProbe("area-totals");
                RunningService service = new RunningService(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var pace = Executors.newScheduledThreadPool(1)) {
            int warmUp = 100;
            Owing owing = new Owing(service, PROVINCE, 62_000, warmUp + SUBMISSIONS);
            await().atMost(Duration.ofSeconds(120)).until(() -> owing.coverage("expected") == warmUp + SUBMISSIONS);
            submit(owing, 0, warmUp, threads, pace);
            await().atMost(Duration.ofSeconds(60)).until(() -> owing.coverage("received") == warmUp);

            // Submissions are told apart by their order: the k-th answer is compared with the moment the count of
            // received reports first reached k.
            published.reset();
            summed.reset();
            Future<List<Long>> seen = threads.submit(() -> watch(owing, warmUp));
            List<Long> answered = submit(owing, warmUp, SUBMISSIONS, threads, pace);
            List<Long> visible = seen.get(60, TimeUnit.SECONDS);

            LOG.warn("Age of report events when they can be read: {}", published.ages());
            LOG.warn("Age of totals when they can be read from the topic: {}", summed.ages());
            Collections.sort(answered);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < SUBMISSIONS; i++) {
                millis.add(TimeUnit.NANOSECONDS.toMillis(Math.max(0, visible.get(i) - answered.get(i))));
            }
            Collections.sort(millis);
            LOG.warn(
                    "{} submissions at {}/s: visible after p50 {} ms, p90 {} ms, p99 {} ms, longest {} ms",
                    SUBMISSIONS,
                    RATE,
                    millis.get(SUBMISSIONS / 2),
                    millis.get(SUBMISSIONS * 90 / 100),
                    millis.get(SUBMISSIONS * 99 / 100),
                    millis.getLast());
            assertThat(millis.get(SUBMISSIONS / 2)).isLessThan(P50);
            // The broker is shared with other suites, whose reports are in stores of their own.
            assertThat(service.bean(Reconciler.class).compareAll().differences())
                    .noneMatch(difference -> owing.isOf(difference.total()));
        }
    }

    private static List<Long> submit(
            Owing owing,
            int first,
            int count,
            java.util.concurrent.ExecutorService threads,
            java.util.concurrent.ScheduledExecutorService pace)
            throws Exception {
        List<Long> answered = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> running = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int commune = first + i;
            started.add(pace.schedule(
                    () -> {
                        running.add(threads.submit(() -> {
                            assertThat(owing.submit(commune)).isEqualTo(201);
                            answered.add(System.nanoTime());
                        }));
                    },
                    i * 1_000L / RATE,
                    TimeUnit.MILLISECONDS));
        }
        for (Future<?> start : started) {
            start.get();
        }
        for (Future<?> one : List.copyOf(running)) {
            one.get();
        }
        return answered;
    }

    private static List<Long> watch(Owing owing, int from) {
        List<Long> reached = new ArrayList<>();
        while (reached.size() < SUBMISSIONS) {
            int received = owing.coverage("received");
            while (reached.size() < received - from) {
                reached.add(System.nanoTime());
            }
        }
        return reached;
    }
}
