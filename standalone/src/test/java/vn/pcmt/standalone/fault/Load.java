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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Http;
import vn.pcmt.standalone.flow.Province;

/**
 * The people who report and review for half a year of periods, whatever fails around them.
 *
 * @param seed of what they do
 * @param pace the longest pause of one unit between two commands
 */
record Load(long seed, Duration pace) {
    /** How long anything may be away. */
    static final Duration RECOVERY = Duration.ofMinutes(6);

    private static final int PERIODS = 6;
    private static final int TOO_MANY = 429;

    /** Parts as processes; reports of half a year ago are submitted and chased as those of today. */
    static StackSettings settings(Path folder) {
        return StackSettings.in(folder)
                .onRandomPorts()
                .inOwnProcesses()
                .with(Part.REPORT, "pcmt.calendar.late-for", "P3650D")
                .with(Part.NOTIFICATION, "pcmt.notification.chase-for", "P3650D")
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false");
    }

    /** No kill breaks a chain, and no command was carried out that is not on record. */
    static void checkAudit(Province province, long commands) {
        for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION)) {
            JsonNode verdict = province.get(part, "role-auditor", "/api/v1/audit/verification")
                    .orFail()
                    .body();
            assertThat(verdict.path("intact").asBoolean())
                    .as("%s: %s", part, verdict)
                    .isTrue();
            if (part == Part.REPORT) {
                assertThat(verdict.path("records").asLong()).isGreaterThanOrEqualTo(commands);
            }
        }
        Progress.tell("the audit logs are intact");
    }

    interface Task {
        void run() throws Exception;
    }

    static Void orAbandon(Work work, Task task) throws Exception {
        try {
            task.run();
            return null;
        } catch (Exception | AssertionError failed) {
            Progress.tell("abandoned: %s", failed);
            work.end();
            throw failed;
        }
    }

    List<ModelReport> expectReports(Province province) {
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
                    reports.add(new ModelReport(unit, period, blank, seed * 31 + Objects.hash(unit, period))));
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
    void work(EmbeddedStack stack, Work work, List<ModelReport> reports) throws IOException {
        Random random = new Random(seed + reports.getFirst().unit.hashCode());
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
                work.finishOne();
                LockSupport.parkNanos((long) (random.nextDouble() * pace.toNanos()));
            }
        }
    }

    interface Call {
        Http.Answer answer() throws IOException;
    }

    static Http.Answer insist(Call call) throws IOException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (true) {
            try {
                Http.Answer answer = call.answer();
                if (answer.status() < 500 && answer.status() != TOO_MANY) {
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
