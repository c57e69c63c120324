package vn.pcmt.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.received;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Province;

/**
 * A backup is made while people report, the machine is lost, and the backup is restored on an empty one: everything that
 * was acknowledged before it is there, nothing that came after it, and totals and alerts are those of these reports.
 */
class RestoreDrillIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path machine;

    private String period = "";

    @Test
    void whatWasAcknowledgedBeforeABackupIsThereOnAnEmptyMachine() throws Exception {
        Path file = machine.resolve("backup.zip");
        List<String> communes;
        var during = new ConcurrentLinkedQueue<String>();
        String returned;
        try (var stack = EmbeddedStack.start(settings("lost"));
                var province = new Province(stack)) {
            communes = communes(province);
            returned = communes.get(0);
            province.registerOfficer(officer(returned), returned, "COMMUNE_REPORTER");
            province.issuePlan(period, period);
            eventually(SOON, () -> assertThat(coverage(province, "expected")).isEqualTo(78));
            for (String unit : communes.subList(0, 10)) {
                submit(province, unit);
            }
            province.accept(report(communes.get(1), period), 1).orFail();
            province.giveBack(report(returned, period), "Số liệu chưa khớp").orFail();
            eventually(SOON, () -> assertThat(province.inbox(reporter(returned), "RETURNED"))
                    .hasSize(1));

            var goOn = new AtomicBoolean(true);
            Thread people = Thread.ofVirtual().start(() -> {
                for (String unit : communes.subList(10, 60)) {
                    if (goOn.get()) {
                        submit(province, unit);
                        during.add(unit);
                    }
                }
            });
            eventually(SOON, () -> assertThat(during).isNotEmpty());
            int acknowledged = during.size();
            long start = System.nanoTime();
            Manifest written = stack.backup(file);
            System.out.printf(
                    "Backed up %d files, %d kB in %d ms; %d reports were acknowledged before, %d more meanwhile%n",
                    written.files().size(),
                    written.bytes() / 1024,
                    (System.nanoTime() - start) / 1_000_000,
                    10 + acknowledged,
                    during.size() - acknowledged);
            goOn.set(false);
            people.join();
            int submitted = 10 + during.size();
            eventually(SOON, () -> assertThat(coverage(province, "received")).isEqualTo(submitted));
            // As in a backup, the broker rests: people are answered all the same.
            stack.stop(Part.BROKER);
            for (String unit : communes.subList(60, 65)) {
                submit(province, unit);
            }
            stack.start(Part.BROKER);
            while (during.size() > acknowledged) {
                during.remove(List.copyOf(during).getLast());
            }
        }

        BackupReader.check(file, 1).restoreTo(machine.resolve("new"));

        try (var stack = EmbeddedStack.start(settings("new"));
                var province = new Province(stack)) {
            Set<String> there = new HashSet<>();
            for (String unit : communes.subList(0, 65)) {
                String status = province.read(report(unit, period))
                        .orFail()
                        .body()
                        .path("status")
                        .asString();
                if (!status.equals("EXPECTED")) {
                    there.add(unit);
                }
            }
            assertThat(there)
                    .containsAll(communes.subList(0, 10))
                    .containsAll(during)
                    .doesNotContainAnyElementsOf(communes.subList(60, 65));
            eventually(SOON, () -> assertThat(coverage(province, "received")).isEqualTo(there.size()));
            assertTotals(province, communes, there);
            assertThat(received(province.totals(communes.get(1), period, Basis.TODAY), "CA01"))
                    .isEqualByComparingTo("2");
            assertThat(coverage(province, "accepted")).isEqualTo(1);
            assertThat(province.inbox(reporter(returned), "RETURNED")).hasSize(1);
            for (Part service : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION)) {
                assertThat(province.get(service, "role-auditor", "/api/v1/audit/verification")
                                .orFail()
                                .body()
                                .path("intact")
                                .asBoolean())
                        .as("the audit log of " + service)
                        .isTrue();
            }

            assertThat(pcmt(stack, "verify", "totals")).endsWith("Every total is the sum of its reports.");
            assertThat(pcmt(stack, "audit", "verify")).doesNotContain("not intact");
            assertThat(pcmt(stack, "rebuild")).endsWith("everybody sees the new totals.");

            // And it goes on from there.
            Set<String> later = new HashSet<>(there);
            for (String unit : communes.subList(60, 63)) {
                submit(province, unit);
                later.add(unit);
            }
            eventually(SOON, () -> assertTotals(province, communes, later));
        }
    }

    /** What a command of the script says; it must succeed. */
    private String pcmt(EmbeddedStack stack, String... words) throws Exception {
        var command = new ArrayList<>(List.of("/bin/bash", Path.of("..", "pcmt").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", stack.settings().folder().toString()));
        Path output = Files.createTempFile(machine, "command", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PCMT_ISSUER", stack.url(Part.IDENTITY).toString(),
                        "PCMT_PLAN_URL", stack.url(Part.PLAN).toString(),
                        "PCMT_REPORT_URL", stack.url(Part.REPORT).toString(),
                        "PCMT_NOTIFICATION_URL", stack.url(Part.NOTIFICATION).toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(output).strip();
        assertThat(ended).as("%s still goes on: %s", command, said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private StackSettings settings(String folder) {
        return StackSettings.in(machine.resolve(folder))
                .onRandomPorts()
                .withDemoAccounts(true)
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false");
    }

    private List<String> communes(Province province) {
        eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
        period = province.currentPeriod();
        return new ArrayList<>(province.communes().keySet());
    }

    /** Each commune has one more than the one before. */
    private void submit(Province province, String unit) {
        int figure = 1 + List.copyOf(province.communes().keySet()).indexOf(unit);
        province.submit(report(unit, period), Map.of("CA01", figure)).orFail();
    }

    private void assertTotals(Province province, List<String> communes, Set<String> there) {
        int sum = there.stream().mapToInt(unit -> 1 + communes.indexOf(unit)).sum();
        for (Basis basis : Basis.values()) {
            for (String area : List.of(KEY, Province.COUNTRY)) {
                assertThat(received(province.totals(area, period, basis), "CA01"))
                        .as("%s, %s", area, basis)
                        .isEqualByComparingTo(new BigDecimal(sum));
            }
        }
    }

    private int coverage(Province province, String count) {
        return province.totals(KEY, period, Basis.TODAY)
                .path("coverage")
                .path(count)
                .asInt(-1);
    }
}
