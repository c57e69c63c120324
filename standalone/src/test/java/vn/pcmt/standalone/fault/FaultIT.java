package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.COUNTRY;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Http;
import vn.pcmt.standalone.flow.Province;

/**
 * Every acknowledged command survives. While 78 units submit, correct and are reviewed, parts are killed at random;
 * afterwards every total equals what the acknowledged commands add up to, and every return has alerted its officer once.
 * {@code -Dfault.commands=20000 -Dfault.seed=7} for more.
 */
@Tag("faults")
class FaultIT {
    private static final int COMMANDS = Integer.getInteger("fault.commands", 4_000);
    private static final long SEED = Long.getLong("fault.seed", 20_261_122);
    private static final int PERIODS = 6;

    /** State of a mail that was not sent because the report had come in again by then. */
    private static final String OVERTAKEN = "NOT_SENT";

    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final List<String> INDICATORS = List.of("CA01", "GC01", "GC05", "TT02", "QL01");

    @TempDir
    Path folder;

    @Test
    void totalsAndAlertsAreExactAfterKillsAtRandom() throws Exception {
        StackSettings settings = StackSettings.in(folder)
                .onRandomPorts()
                .inOwnProcesses()
                .with(Part.REPORT, "pcmt.calendar.late-for", "P3650D")
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false");
        try (EmbeddedStack stack = EmbeddedStack.start(settings);
                Province province = new Province(stack)) {
            List<ModelReport> reports = expectReports(province);
            Killer killer = new Killer(stack, SEED);
            AtomicInteger left = new AtomicInteger(COMMANDS);
            long begin = System.nanoTime();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<List<List<Part>>> killing = executor.submit(killer::run);
                List<Future<?>> units = new ArrayList<>();
                reports.stream()
                        .map(report -> report.unit)
                        .distinct()
                        .forEach(unit -> units.add(executor.submit(() -> work(
                                stack,
                                left,
                                reports.stream()
                                        .filter(report -> report.unit.equals(unit))
                                        .toList()))));
                for (Future<?> unit : units) {
                    unit.get();
                }
                killer.stop();
                System.out.printf(
                        "[fault] %d commands in %d s, kills: %s%n",
                        COMMANDS, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), killing.get());
            }
            checkReports(province, reports);
            eventually(RECOVERY, () -> checkTotals(province, reports));
            eventually(RECOVERY, () -> checkAlerts(province, reports, stack.mailFolder()));
        }
    }

    private static List<ModelReport> expectReports(Province province) {
        eventually(RECOVERY, () -> assertThat(province.communes()).hasSize(78));
        YearMonth last = YearMonth.parse(province.currentPeriod());
        List<String> periods = Stream.iterate(last.minusMonths(PERIODS - 1), month -> month.plusMonths(1))
                .limit(PERIODS)
                .map(YearMonth::toString)
                .toList();
        Map<String, Object> blank = province.values(Map.of());
        List<ModelReport> reports = new ArrayList<>();
        for (String unit : province.communes().keySet()) {
            province.registerOfficer(Province.reporter(unit), unit, "COMMUNE_REPORTER");
            periods.forEach(period ->
                    reports.add(new ModelReport(unit, period, blank, SEED * 31 + Objects.hash(unit, period))));
        }
        province.issuePlan(periods.getFirst(), periods.getLast());
        eventually(
                RECOVERY,
                () -> periods.forEach(period -> assertThat(province.totals(KEY, period, Basis.TODAY)
                                .path("coverage")
                                .path("expected")
                                .asInt())
                        .isEqualTo(78)));
        return reports;
    }

    /** One unit and its reviewer, one command after another; a command without an answer is repeated until it has one. */
    private static Void work(EmbeddedStack stack, AtomicInteger left, List<ModelReport> reports) throws IOException {
        Random random = new Random(SEED + reports.getFirst().unit.hashCode());
        try (Http http = new Http()) {
            while (left.getAndDecrement() > 0) {
                ModelReport report = reports.get(random.nextInt(reports.size()));
                ModelReport.Step step = report.next();
                String path = "/api/v1/reports/" + Province.encoded(report.id);
                var uri = stack.url(Part.REPORT).resolve(path);
                String etag = insist(() -> http.get(uri, stack.tokenFor(step.client())))
                        .etag();
                String key = UUID.randomUUID().toString();
                String body = JsonMapper.shared().writeValueAsString(step.body());
                Http.Answer answer = insist(() -> http.post(
                        stack.url(Part.REPORT).resolve(path + "/" + step.command()),
                        stack.tokenFor(step.client()),
                        etag,
                        key,
                        body));
                assertThat(answer.ok())
                        .as("%s of %s: %s", step.command(), report.id, answer.body())
                        .isTrue();
                report.done(step);
                if (left.get() % 500 == 0) {
                    System.out.println("[fault] about " + left.get() + " commands to go");
                }
            }
        }
        return null;
    }

    private interface Call {
        Http.Answer answer() throws IOException;
    }

    private static Http.Answer insist(Call call) throws IOException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (true) {
            try {
                Http.Answer answer = call.answer();
                if (answer.status() < 500) {
                    return answer;
                }
            } catch (IOException | UncheckedIOException noAnswer) {
                if (System.nanoTime() > deadline) {
                    throw noAnswer;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("no answer within " + RECOVERY);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void checkReports(Province province, List<ModelReport> reports) {
        for (ModelReport report : reports) {
            JsonNode stored = province.read(report.id).orFail().body();
            assertThat(stored.path("status").asString())
                    .isEqualTo(report.state().name());
            assertThat(stored.path("revision").asInt()).isEqualTo(report.revision);
            assertThat(stored.path("revisions")).hasSize(report.revision);
        }
    }

    private static void checkTotals(Province province, List<ModelReport> reports) {
        for (String period :
                reports.stream().map(report -> report.period).distinct().toList()) {
            for (Basis basis : Basis.values()) {
                check(province, KEY, period, basis, reports, report -> true);
                check(province, COUNTRY, period, basis, reports, report -> true);
                for (String unit :
                        reports.stream().map(report -> report.unit).distinct().toList()) {
                    check(province, unit, period, basis, reports, report -> report.unit.equals(unit));
                }
            }
        }
    }

    private static void check(
            Province province,
            String area,
            String period,
            Basis basis,
            List<ModelReport> all,
            Predicate<ModelReport> inArea) {
        List<ModelReport> reports = all.stream()
                .filter(report -> report.period.equals(period))
                .filter(inArea)
                .toList();
        JsonNode totals = province.totals(area, period, basis);
        for (String indicator : INDICATORS) {
            assertThat(Province.received(totals, indicator))
                    .as("received %s of %s in %s, %s", indicator, area, period, basis)
                    .isEqualTo(sum(reports, report -> report.receivedValue(indicator)));
            assertThat(Province.accepted(totals, indicator))
                    .as("accepted %s of %s in %s, %s", indicator, area, period, basis)
                    .isEqualTo(sum(reports, report -> report.acceptedValue(indicator)));
        }
        JsonNode coverage = totals.path("coverage");
        assertThat(coverage.path("expected").asInt()).isEqualTo(reports.size());
        assertThat(coverage.path("received").asLong())
                .isEqualTo(reports.stream()
                        .filter(report -> report.state() != ModelReport.State.EXPECTED)
                        .count());
        assertThat(coverage.path("accepted").asLong())
                .isEqualTo(reports.stream()
                        .filter(report -> report.acceptedIsLatest)
                        .count());
        assertThat(coverage.path("returned").asLong())
                .isEqualTo(reports.stream()
                        .filter(report -> report.state() == ModelReport.State.RETURNED)
                        .count());
    }

    /** Null when no report gave a value: missing is never zero. */
    private static BigDecimal sum(List<ModelReport> reports, Function<ModelReport, BigDecimal> value) {
        return reports.stream()
                .map(value)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(null);
    }

    private static void checkAlerts(Province province, List<ModelReport> reports, Path mailFolder) throws IOException {
        int mailed = 0;
        for (ModelReport report : reports) {
            List<JsonNode> alerts = province.get(
                            Part.NOTIFICATION,
                            "role-reviewer",
                            "/api/v1/ledger?obligation=" + Province.encoded(report.id))
                    .orFail()
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(alert -> alert.path("kind").asString().equals("RETURNED"))
                    .toList();
            assertThat(alerts).as("alerts on returns of %s", report.id).hasSize(report.returns);
            for (JsonNode alert : alerts) {
                assertThat(stateOf(alert, "INBOX")).isEqualTo("DELIVERED");
                String mail = stateOf(alert, "EMAIL");
                assertThat(mail).as("mail of %s", alert.path("id")).isIn("DELIVERED", OVERTAKEN);
                mailed += mail.equals("DELIVERED") ? 1 : 0;
            }
        }
        try (Stream<Path> mails = Files.list(mailFolder)) {
            assertThat(mails.filter(mail -> mail.toString().endsWith(".eml"))
                            .filter(FaultIT::isOfAReturn)
                            .count())
                    .as("mails about returns, one file per Message-ID")
                    .isEqualTo(mailed);
        }
    }

    private static String stateOf(JsonNode alert, String channel) {
        return alert.path("deliveries")
                .valueStream()
                .filter(row -> row.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }

    private static boolean isOfAReturn(Path mail) {
        try {
            return Files.readString(mail, StandardCharsets.ISO_8859_1).contains("~RETURNED~");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
