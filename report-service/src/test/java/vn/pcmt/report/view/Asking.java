package vn.pcmt.report.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients that ask the same again as soon as they are answered, in a process of their own: what they need is not the
 * service's, and their threads do not wait for its.
 */
final class Asking {

    private static final String BEARER = "ASKING_BEARER";

    private Asking() {}

    /** @return what the clients saw, in one line */
    static String run(URI uri, String bearer, int clients, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        ProcessBuilder clientsOf = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Dhttp.maxConnections=" + clients,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Asking.class.getName(),
                uri.toString(),
                String.valueOf(clients),
                String.valueOf(warmUp.toSeconds()),
                String.valueOf(measured.toSeconds()));
        clientsOf.environment().put(BEARER, bearer);
        Process process =
                clientsOf.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new AssertionError("The clients were not answered: " + told);
        }
        return told;
    }

    /** Address, clients, seconds to warm up and seconds to measure. */
    public static void main(String[] arguments) throws Exception {
        URI uri = URI.create(arguments[0]);
        int clients = Integer.parseInt(arguments[1]);
        long from = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(arguments[2])).toNanos();
        long seconds = Long.parseLong(arguments[3]);
        long until = from + Duration.ofSeconds(seconds).toNanos();
        Histogram taken = new ConcurrentHistogram(3);
        List<Future<?>> asking = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                asking.add(threads.submit(() -> {
                    byte[] buffer = new byte[1 << 16];
                    for (long asked = System.nanoTime(); asked < until; asked = System.nanoTime()) {
                        ask(uri, buffer);
                        if (asked >= from) {
                            taken.recordValue((System.nanoTime() - asked) / 1000);
                        }
                    }
                }));
            }
            for (Future<?> one : asking) {
                one.get();
            }
        }
        System.out.printf(
                "%d answers, %.0f/s, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                taken.getTotalCount(),
                taken.getTotalCount() / (double) seconds,
                taken.getValueAtPercentile(50) / 1000.0,
                taken.getValueAtPercentile(90) / 1000.0,
                taken.getValueAtPercentile(99) / 1000.0,
                taken.getMaxValue() / 1000.0);
    }

    private static void ask(URI uri, byte[] buffer) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("Authorization", System.getenv(BEARER));
            connection.setReadTimeout(30_000);
            if (connection.getResponseCode() != 200) {
                throw new AssertionError(uri + " was answered with " + connection.getResponseCode());
            }
            int length = 0;
            try (InputStream body = connection.getInputStream()) {
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    length += read;
                }
            }
            if (length != connection.getContentLength()) {
                throw new AssertionError(uri + " was answered with " + length + " bytes");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
