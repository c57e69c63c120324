package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
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
 * Every acknowledged command survives. While 78 units submit, correct and are reviewed, parts are killed at random
 * points; afterwards every total equals what the acknowledged commands add up to, and every return has alerted its
 * officer once. {@code -Dfault.commands=20000 -Dfault.kills=42 -Dfault.seed=7} for more.
 */
@Tag("faults")
class FaultIT {
    private static final int COMMANDS = Integer.getInteger("fault.commands", 4_000);

    /** By default one kill in 500 commands, and every kind of victim at least once. */
    private static final int KILLS = Integer.getInteger("fault.kills", Math.max(Killer.VICTIMS.size(), COMMANDS / 500));

    private static final long SEED = Long.getLong("fault.seed", 20_261_122);
    private static final int PERIODS = 6;
    private static final Duration RECOVERY = Duration.ofMinutes(6);

    /** Left behind after a failure, with the logs of all parts. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void totalsAndAlertsAreExactAfterKillsAtRandom() throws Exception {
        // Reports of half a year ago are submitted and chased as those of today.
        StackSettings settings = StackSettings.in(folder)
                .onRandomPorts()
                .inOwnProcesses()
                .with(Part.REPORT, "pcmt.calendar.late-for", "P3650D")
                .with(Part.NOTIFICATION, "pcmt.notification.chase-for", "P3650D")
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false");
        try (EmbeddedStack stack = EmbeddedStack.start(settings);
                Province province = new Province(stack)) {
            List<ModelReport> reports = expectReports(province);
            Progress.tell("%d reports expected; %d commands, %d kills to come", reports.size(), COMMANDS, KILLS);
            workWhileKilling(stack, reports);

            Truth truth = new Truth(province, reports, stack.mailFolder());
            long begin = System.nanoTime();
            truth.checkReports();
            eventually(RECOVERY, truth::checkTotals);
            Progress.tell("%d reports and all their totals are exact", reports.size());
            truth.checkRecomputation();
            Progress.tell("the service's own recomputation finds no difference");
            eventually(RECOVERY, truth::checkAlerts);
            checkAudit(province);
            Progress.tell(
                    "all exact %d s after the last command; %s",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(), truth.summary());
        }
    }

    /** No kill breaks a chain, and no command was carried out that is not on record. */
    private static void checkAudit(Province province) {
        for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION)) {
            JsonNode verdict = province.get(part, "role-auditor", "/api/v1/audit/verification")
                    .orFail()
                    .body();
            assertThat(verdict.path("intact").asBoolean())
                    .as("%s: %s", part, verdict)
                    .isTrue();
            if (part == Part.REPORT) {
                assertThat(verdict.path("records").asLong()).isGreaterThanOrEqualTo(COMMANDS);
            }
        }
        Progress.tell("the audit logs are intact");
    }

    private static void workWhileKilling(EmbeddedStack stack, List<ModelReport> reports) throws Exception {
        Work work = new Work(COMMANDS);
        Killer killer = new Killer(stack, work, KILLS, SEED);
        long begin = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            all.add(executor.submit(() -> orAbandon(work, killer::run)));
            reports.stream()
                    .collect(Collectors.groupingBy(report -> report.unit))
                    .values()
                    .forEach(
                            ofUnit -> all.add(executor.submit(() -> orAbandon(work, () -> work(stack, work, ofUnit)))));
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(killer.kills()).isEqualTo(KILLS);
        Progress.tell(
                "%d commands in %d s; killed: %s",
                COMMANDS, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), killer.summary());
    }

    private interface Task {
        void run() throws Exception;
    }

    private static Void orAbandon(Work work, Task task) throws Exception {
        try {
            task.run();
            return null;
        } catch (Exception | AssertionError failed) {
            Progress.tell("abandoned: %s", failed);
            work.abandon();
            throw failed;
        }
    }

    private static List<ModelReport> expectReports(Province province) {
        eventually(RECOVERY, () -> assertThat(province.communes()).hasSize(78));
        YearMonth last = YearMonth.parse(province.currentPeriod());
        List<String> periods = Stream.iterate(last.minusMonths(PERIODS - 1), month -> month.plusMonths(1))
                .limit(PERIODS)
                .map(YearMonth::toString)
                .toList();
        Map<String, Object> blank = province.values(Map.of("QL01", 0));
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
    private static void work(EmbeddedStack stack, Work work, List<ModelReport> reports) throws IOException {
        Random random = new Random(SEED + reports.getFirst().unit.hashCode());
        try (Http http = new Http()) {
            while (work.take()) {
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
                work.done();
            }
        }
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
}
