package vn.pcmt.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.accepted;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.received;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Province;

/**
 * What any released version has written is read by this one. Each release adds the backup of the same small story, made
 * with {@code -Dgolden.write=NAME}; none is ever made anew or removed.
 */
class GoldenDataIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path GOLDEN = Path.of("src", "test", "resources", "vn", "pcmt", "standalone", "backup");
    private static final String PERIOD = "2026-01";

    /** Khe Sanh has reported, was accepted; its neighbours have reported, and the last was given its report back. */
    private static final String ACCEPTED = "19429@2025-07-01";

    private static final String RECEIVED = "18859@2025-07-01";
    private static final String RETURNED = "18901@2025-07-01";

    @TempDir
    Path machine;

    static List<String> everyRelease() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRelease")
    void readsReportsTotalsPlansAndAlertsAndGoesOn(String release) {
        BackupReader.check(GOLDEN.resolve(release), 1).restoreTo(machine.resolve("data"));

        try (var stack = start();
                var province = new Province(stack)) {
            assertThat(status(province, ACCEPTED)).isEqualTo("ACCEPTED");
            assertThat(status(province, RECEIVED)).isEqualTo("SUBMITTED");
            assertThat(status(province, RETURNED)).isEqualTo("RETURNED");
            eventually(SOON, () -> assertStory(province));
            assertThat(province.communes()).hasSize(78);
            JsonNode plans = province.get(Part.PLAN, "role-leader", "/api/v1/plans")
                    .orFail()
                    .body()
                    .path("items");
            assertThat(plans).singleElement().satisfies(plan -> {
                assertThat(plan.path("title").asString()).isEqualTo("Báo cáo tháng");
                assertThat(plan.path("status").asString()).isEqualTo("ISSUED");
            });
            assertThat(province.get(Part.REPORT, "role-auditor", "/api/v1/audit/verification")
                            .orFail()
                            .body()
                            .path("intact")
                            .asBoolean())
                    .isTrue();

            province.submit(report(RETURNED, PERIOD), Map.of("CA01", 31)).orFail();
            eventually(SOON, () -> assertThat(received(province.totals(KEY, PERIOD, Basis.TODAY), "CA01"))
                    .isEqualByComparingTo("61"));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = ".+")
    void writesTheBackupOfThisRelease() throws IOException {
        Path file = GOLDEN.resolve(System.getProperty("golden.write") + ".zip");
        Files.createDirectories(GOLDEN);
        try (var stack = start();
                var province = new Province(stack)) {
            eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
            province.registerOfficer(officer(RETURNED), RETURNED, "COMMUNE_REPORTER");
            province.issuePlan(PERIOD, PERIOD);
            eventually(SOON, () -> assertThat(expected(province)).isEqualTo(78));
            int figure = 10;
            for (String unit : List.of(ACCEPTED, RECEIVED, RETURNED)) {
                province.submit(report(unit, PERIOD), Map.of("CA01", figure)).orFail();
                figure += 10;
            }
            province.accept(report(ACCEPTED, PERIOD), 1).orFail();
            province.giveBack(report(RETURNED, PERIOD), "Số liệu chưa khớp").orFail();
            eventually(SOON, () -> assertStory(province));
            stack.backup(file);
        }
        assertThat(Files.size(file)).isLessThan(300_000);
    }

    private static void assertStory(Province province) {
        for (Basis basis : Basis.values()) {
            JsonNode totals = province.totals(KEY, PERIOD, basis);
            assertThat(received(totals, "CA01")).isEqualByComparingTo("60");
            assertThat(accepted(totals, "CA01")).isEqualByComparingTo("10");
        }
        assertThat(expected(province)).isEqualTo(78);
        assertThat(province.inbox(reporter(RETURNED), "RETURNED")).hasSize(1);
    }

    private static int expected(Province province) {
        return province.totals(KEY, PERIOD, Basis.TODAY)
                .path("coverage")
                .path("expected")
                .asInt(-1);
    }

    private static String status(Province province, String unit) {
        return province.read(report(unit, PERIOD))
                .orFail()
                .body()
                .path("status")
                .asString();
    }

    private EmbeddedStack start() {
        return EmbeddedStack.start(StackSettings.in(machine.resolve("data"))
                .onRandomPorts()
                .withDemoAccounts(true)
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false"));
    }
}
