package vn.pcmt.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Http;
import vn.pcmt.standalone.flow.Province;

/**
 * How long after the 201 of a submission the province's total shows it over HTTP. Open loop: submissions start on time
 * whatever became of those before. Every submission raises one indicator of one commune, and one reader asks for the
 * total without a pause; what it measures includes its own question.
 *
 * <p>Arguments: submissions per second (50), seconds (60), seconds of warm-up (20).
 */
public final class Freshness {
    private static final long MICROS_PER_MINUTE = 60_000_000L;
    private static final int PERIODS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Province province;
    private final EmbeddedStack stack;
    private final Http http = new Http();
    private final List<String> indicators;
    private final Map<String, Report> reports = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> sums = new ConcurrentHashMap<>();
    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private Histogram visible = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
    private Histogram accepted = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);

    private static final class Report {
        final Map<String, Object> values;
        volatile @Nullable String etag;

        Report(Map<String, Object> values, @Nullable String etag) {
            this.values = values;
            this.etag = etag;
        }
    }

    /** A sum that the total must reach, and when the submission that raises it was answered. */
    private record Awaited(String period, String indicator, BigDecimal sum, long answeredAt) {}

    private Freshness(EmbeddedStack stack, Province province) {
        this.stack = stack;
        this.province = province;
        indicators = province.values(Map.of()).keySet().stream().sorted().toList();
    }

    /** Runs the measurement on an embedded default of its own, in a temporary folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        Path folder = Files.createTempDirectory("pcmt-freshness-");
        StackSettings settings =
                StackSettings.in(folder).onRandomPorts().with(Part.REPORT, "pcmt.calendar.late-for", "P3650D");
        try (EmbeddedStack stack = EmbeddedStack.start(settings);
                Province province = new Province(stack)) {
            Freshness freshness = new Freshness(stack, province);
            List<String> periods = freshness.expectReports();
            freshness.run(periods, perSecond, warmUp);
            freshness.visible = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
            freshness.accepted = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
            freshness.run(periods, perSecond, seconds);
            freshness.print(perSecond, seconds);
        }
    }

    private List<String> expectReports() {
        Province.eventually(PATIENCE, () -> check(province.communes().size() == 78));
        YearMonth last = YearMonth.parse(province.currentPeriod());
        List<String> periods = Stream.iterate(last.minusMonths(PERIODS - 1), month -> month.plusMonths(1))
                .limit(PERIODS)
                .map(YearMonth::toString)
                .toList();
        province.issuePlan(periods.getFirst(), periods.getLast());
        for (String period : periods) {
            Province.eventually(
                    PATIENCE,
                    () -> check(province.totals(Province.KEY, period, Basis.TODAY)
                                    .path("coverage")
                                    .path("expected")
                                    .asInt()
                            == 78));
            sums.put(period, new ConcurrentHashMap<>());
            for (String unit : province.communes().keySet()) {
                String id = Province.report(unit, period);
                reports.put(
                        id,
                        new Report(
                                new HashMap<>(province.values(Map.of())),
                                province.read(id).etag()));
            }
        }
        return periods;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("not yet");
        }
    }

    private void run(List<String> periods, int perSecond, int seconds) throws InterruptedException {
        List<String> units = List.copyOf(province.communes().keySet());
        AtomicBoolean sending = new AtomicBoolean(true);
        Thread reader = Thread.ofPlatform().start(() -> readUntilAllVisible(sending));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            long interval = Duration.ofSeconds(1).toNanos() / perSecond;
            long begin = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                long due = begin + i * interval;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                String period = periods.get(i / units.size() % periods.size());
                String unit = units.get(i % units.size());
                String indicator = indicators.get(i % indicators.size());
                executor.submit(() -> submit(unit, period, indicator, due));
            }
        }
        sending.set(false);
        reader.join();
    }

    private Void submit(String unit, String period, String indicator, long due) throws IOException {
        String id = Province.report(unit, period);
        Report report = reports.get(id);
        if (report == null) {
            throw new IllegalStateException(id);
        }
        report.values.merge(indicator, 1, (old, one) -> ((Number) old).intValue() + 1);
        Http.Answer answer = http.post(
                stack.url(Part.REPORT).resolve("/api/v1/reports/" + Province.encoded(id) + "/submission"),
                stack.tokenFor(Province.reporter(unit)),
                report.etag,
                UUID.randomUUID().toString(),
                JsonMapper.shared().writeValueAsString(Map.of("values", report.values)));
        long now = System.nanoTime();
        if (!answer.ok() || answer.etag() == null) {
            failures.incrementAndGet();
            return null;
        }
        report.etag = answer.etag();
        accepted.recordValue((now - due) / 1_000);
        Map<String, BigDecimal> ofPeriod = sums.get(period);
        if (ofPeriod != null) {
            BigDecimal sum = ofPeriod.merge(indicator, BigDecimal.ONE, BigDecimal::add);
            awaited.add(new Awaited(period, indicator, sum, now));
        }
        return null;
    }

    private void readUntilAllVisible(AtomicBoolean sending) {
        while (sending.get() || !awaited.isEmpty()) {
            if (awaited.isEmpty()) {
                LockSupport.parkNanos(500_000);
                continue;
            }
            for (String period :
                    awaited.stream().map(Awaited::period).distinct().toList()) {
                JsonNode totals = province.totals(Province.KEY, period, Basis.TODAY);
                long now = System.nanoTime();
                List<Awaited> seen = new ArrayList<>();
                for (Awaited each : awaited) {
                    BigDecimal sum = each.period().equals(period) ? Province.received(totals, each.indicator()) : null;
                    if (sum != null && sum.compareTo(each.sum()) >= 0) {
                        visible.recordValue((now - each.answeredAt()) / 1_000);
                        seen.add(each);
                    }
                }
                awaited.removeAll(seen);
            }
        }
    }

    private void print(int perSecond, int seconds) {
        System.out.printf("%d submissions/s for %d s, %d failed%n", perSecond, seconds, failures.get());
        print("due → 201", accepted);
        print("201 → province total", visible);
    }

    private static void print(String what, Histogram histogram) {
        System.out.printf(
                "%-22s n=%d p50=%.0f ms p90=%.0f ms p99=%.0f ms max=%.0f ms%n",
                what,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1_000.0,
                histogram.getValueAtPercentile(90) / 1_000.0,
                histogram.getValueAtPercentile(99) / 1_000.0,
                histogram.getMaxValue() / 1_000.0);
    }
}
