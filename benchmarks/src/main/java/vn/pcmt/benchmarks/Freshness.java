package vn.pcmt.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * whatever became of those before. Every submission raises one indicator of one commune; what was accepted is corrected
 * instead. One reader asks for the total, and again 10 ms after the answer: what it measures includes its own question
 * and half that pause.
 *
 * <p>Arguments: submissions per second (50), seconds (60), seconds of warm-up (20); then the data folder and the ports
 * offset of an embedded default that runs and has loaded its sample. Without these two it starts one of its own, without
 * sample data, in a temporary folder and this process.
 */
public final class Freshness {
    private static final long MICROS_PER_MINUTE = 60_000_000L;
    private static final int PERIODS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration READ_EVERY = Duration.ofMillis(10);

    /** What is raised: indicators that no rule ties to another one. */
    private static final List<String> INDICATORS =
            List.of("CA12", "CA14", "CA15", "CA16", "QL03", "QL04", "TH02", "TT01", "TT02", "TT03", "TT04");

    private final Province province;
    private final EmbeddedStack stack;
    private final Http http = new Http();
    private final List<Open> open = new ArrayList<>();
    private final Map<String, Report> reports = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> sums = new ConcurrentHashMap<>();
    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private Histogram visible = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
    private Histogram accepted = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);

    private static final class Report {
        final Map<String, Object> values;
        final boolean accepted;
        volatile @Nullable String etag;

        Report(Map<String, Object> values, boolean accepted, @Nullable String etag) {
            this.values = values;
            this.accepted = accepted;
            this.etag = etag;
        }
    }

    /** A sum that the total must reach, and when the submission that raises it was answered. */
    private record Awaited(String period, String indicator, BigDecimal sum, long answeredAt) {}

    private Freshness(EmbeddedStack stack, Province province) {
        this.stack = stack;
        this.province = province;
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        boolean running = arguments.length > 4;
        StackSettings settings = running
                ? runningIn(Path.of(arguments[3]), Integer.parseInt(arguments[4]))
                : StackSettings.in(Files.createTempDirectory("pcmt-freshness-"))
                        .onRandomPorts()
                        .with(Part.REPORT, "pcmt.calendar.late-for", "P3650D");
        try (EmbeddedStack stack = EmbeddedStack.start(settings);
                Province province = new Province(stack)) {
            Freshness freshness = new Freshness(stack, province);
            List<String> periods = freshness.lastPeriods();
            if (!running) {
                Province.eventually(PATIENCE, () -> check(province.communes().size() == 78));
                province.issuePlan(periods.getFirst(), periods.getLast());
            }
            freshness.read(periods);
            freshness.run(perSecond, warmUp);
            freshness.visible = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
            freshness.accepted = new ConcurrentHistogram(MICROS_PER_MINUTE, 3);
            freshness.run(perSecond, seconds);
            freshness.print(perSecond, seconds);
        }
    }

    /** No part is started: all are expected on the ports of the one that runs in that folder. */
    private static StackSettings runningIn(Path folder, int offset) {
        StackSettings settings = StackSettings.in(folder).only();
        for (Part part : Part.values()) {
            settings = settings.withPort(part, part.defaultPort() + offset);
        }
        return settings;
    }

    private List<String> lastPeriods() {
        YearMonth last = YearMonth.parse(province.currentPeriod());
        return Stream.iterate(last.minusMonths(PERIODS - 1), month -> month.plusMonths(1))
                .limit(PERIODS)
                .map(YearMonth::toString)
                .toList();
    }

    /** The reports that can be handed in or corrected just now, and the totals they are part of. */
    private void read(List<String> periods) {
        List<String> units = List.copyOf(province.communes().keySet());
        for (String period : periods) {
            Province.eventually(
                    PATIENCE,
                    () -> check(province.totals(Province.KEY, period, Basis.TODAY)
                                    .path("coverage")
                                    .path("expected")
                                    .asInt()
                            == units.size()));
            JsonNode totals = province.totals(Province.KEY, period, Basis.TODAY);
            Map<String, BigDecimal> ofPeriod = new ConcurrentHashMap<>();
            for (String indicator : INDICATORS) {
                BigDecimal sum = Province.received(totals, indicator);
                ofPeriod.put(indicator, sum == null ? BigDecimal.ZERO : sum);
            }
            sums.put(period, ofPeriod);
            for (String unit : units) {
                Http.Answer answer = province.read(Province.report(unit, period));
                read(unit, period, answer.body(), answer.etag());
            }
        }
    }

    private void read(String unit, String period, JsonNode body, @Nullable String etag) {
        boolean accepted = !body.path("acceptedRevision").isMissingNode()
                && !body.path("acceptedRevision").isNull();
        String window = body.path("window").path("state").asString();
        if (accepted || window.equals("OPEN") || window.equals("LATE")) {
            Map<String, Object> values = province.quiet(body);
            body.path("values")
                    .forEachEntry((indicator, value) -> values.put(indicator, new BigDecimal(value.asString())));
            reports.put(Province.report(unit, period), new Report(values, accepted, etag));
            open.add(new Open(unit, period));
        }
    }

    /** A report that takes figures. */
    private record Open(String unit, String period) {}

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("not yet");
        }
    }

    private void run(int perSecond, int seconds) throws InterruptedException {
        AtomicBoolean sending = new AtomicBoolean(true);
        Thread reader = Thread.ofPlatform().start(() -> readUntilAllVisible(sending));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            long interval = Duration.ofSeconds(1).toNanos() / perSecond;
            long begin = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                long due = begin + i * interval;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                Open next = open.get(i % open.size());
                String indicator = INDICATORS.get(i % INDICATORS.size());
                executor.submit(() -> submit(next, indicator, due));
            }
        }
        sending.set(false);
        reader.join();
    }

    private Void submit(Open open, String indicator, long due) throws IOException {
        String id = Province.report(open.unit(), open.period());
        Report report = Objects.requireNonNull(reports.get(id));
        report.values.merge(indicator, 1, (old, one) -> new BigDecimal(old.toString()).add(BigDecimal.ONE));
        Http.Answer answer = http.post(
                stack.url(Part.REPORT)
                        .resolve("/api/v1/reports/" + Province.encoded(id)
                                + (report.accepted ? "/correction" : "/submission")),
                stack.tokenFor(Province.reporter(open.unit())),
                report.etag,
                UUID.randomUUID().toString(),
                JsonMapper.shared()
                        .writeValueAsString(
                                report.accepted
                                        ? Map.of(
                                                "values",
                                                report.values,
                                                "explanations",
                                                Province.EXPLANATIONS,
                                                "reason",
                                                "Rà soát lại số liệu")
                                        : Map.of("values", report.values, "explanations", Province.EXPLANATIONS)));
        long now = System.nanoTime();
        if (!answer.ok() || answer.etag() == null) {
            if (failures.getAndIncrement() == 0) {
                System.out.println("first refusal: " + answer.body());
            }
            return null;
        }
        report.etag = answer.etag();
        accepted.recordValue((now - due) / 1_000);
        BigDecimal sum =
                Objects.requireNonNull(sums.get(open.period())).merge(indicator, BigDecimal.ONE, BigDecimal::add);
        awaited.add(new Awaited(open.period(), indicator, sum, now));
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
            LockSupport.parkNanos(READ_EVERY.toNanos());
        }
    }

    private void print(int perSecond, int seconds) {
        System.out.printf(
                "%d submissions/s for %d s on %d reports, %d failed%n",
                perSecond, seconds, open.size(), failures.get());
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
