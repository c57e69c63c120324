package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;

/**
 * Two thousand viewers of the live stream on one instance: how long until all of them have a change, and what a viewer costs
 * in memory, the client's side of it in the same process included. A measurement, run by itself:
 * {@code -Dexcluded.test.groups= -Dit.test=ManyViewersIT}.
 */
@EngineSuite
@Tag("measurement")
class ManyViewersIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManyViewersIT.class);
    private static final int VIEWERS = Integer.getInteger("viewers", 2000);
    private static final int CHANGES = 20;
    private static final String PROVINCE = "48@2025-07-01";

    @TempDir
    Path data;

    private final AtomicInteger welcomed = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final Histogram untilTold = new ConcurrentHistogram(3);
    private volatile String waitedFor = "nothing";
    private volatile long since;

    @Test
    void allHearOfAChange() throws Exception {
        try (RunningService service = new RunningService(
                data,
                Map.of("pcmt.report.view.live.connections", VIEWERS + 10, "pcmt.report.view.reconcile-tick", "1d"))) {
            Owing owing = new Owing(service, PROVINCE, 64_000, CHANGES);
            await().atMost(Duration.ofSeconds(60)).until(() -> owing.coverage("expected") == CHANGES);
            List<String> bearers = IntStream.range(0, VIEWERS / 5)
                    .mapToObj(i -> TestTokens.bearer("xem-" + i, PROVINCE, OfficerRole.LEADER))
                    .toList();
            long before = heap();
            long began = System.nanoTime();
            List<Socket> lines = new ArrayList<>();
            for (int i = 0; i < VIEWERS; i++) {
                lines.add(open(service.uri("/api/v1/live"), bearers.get(i % bearers.size())));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> welcomed.get() == VIEWERS);
            LOG.warn("{} lines open after {} ms", VIEWERS, (System.nanoTime() - began) / 1_000_000);
            LOG.warn("{} KB of heap a viewer, both ends", (heap() - before) / 1024 / VIEWERS);

            Histogram untilAll = new Histogram(3);
            for (int i = 0; i < CHANGES; i++) {
                told.set(0);
                waitedFor = "data:{\"area\":\"" + owing.unit(i) + "\"";
                since = Long.MAX_VALUE;
                long asked = System.nanoTime();
                assertThat(owing.submit(i)).isEqualTo(201);
                since = System.nanoTime();
                await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> told.get() >= VIEWERS);
                if (i >= CHANGES / 4) {
                    untilAll.recordValue((System.nanoTime() - asked) / 1000);
                } else {
                    untilTold.reset();
                }
            }
            LOG.warn(
                    "From the 201 to a viewer: p50 {} ms, p99 {} ms; from the request until all have it: p50 {} ms, longest {} ms",
                    untilTold.getValueAtPercentile(50) / 1000,
                    untilTold.getValueAtPercentile(99) / 1000,
                    untilAll.getValueAtPercentile(50) / 1000,
                    untilAll.getMaxValue() / 1000);
            LOG.warn("{} KB of heap a viewer after {} changes", (heap() - before) / 1024 / VIEWERS, CHANGES);
            assertThat(lost.get()).isZero();
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    private Socket open(URI uri, String bearer) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write(("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                                + "\r\nAccept: text/event-stream\r\nAuthorization: " + bearer + "\r\n\r\n")
                        .getBytes(US_ASCII));
        Thread.ofVirtual().start(() -> listen(socket));
        return socket;
    }

    private void listen(Socket socket) {
        String had = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII), 512)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:") && had.isEmpty()) {
                    had = "welcome";
                    welcomed.incrementAndGet();
                } else if (line.startsWith(waitedFor) && !had.equals(waitedFor)) {
                    had = waitedFor;
                    untilTold.recordValue(Math.max(1, (System.nanoTime() - Math.min(since, System.nanoTime())) / 1000));
                    told.incrementAndGet();
                }
            }
            lost.incrementAndGet();
        } catch (IOException | UncheckedIOException closed) {
            LOG.debug("A line ended", closed);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
