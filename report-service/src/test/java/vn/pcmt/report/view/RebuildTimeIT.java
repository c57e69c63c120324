package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/** How long a rebuild takes. Each report is owed, sent and accepted, {@code -Drebuild.communes=300} of them a month. */
@Tag("measurement")
@EngineSuite
class RebuildTimeIT {

    private static final String PROVINCE = "53@2025-07-01";
    private static final String ADMIN = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);

    private final int communes = Integer.getInteger("rebuild.communes", 100);

    @TempDir
    private static Path data;

    @Test
    void aRebuildOfTwoYears() {
        try (OwnBroker broker = new OwnBroker(data.resolve("broker"))) {
            Map<String, Object> settings = new HashMap<>(broker.properties());
            try (RunningService service = new RunningService(data, settings)) {
                Reports reports = service.bean(Reports.class);
                BusyProvince province = new BusyProvince(
                        reports,
                        service.bean(Units.class),
                        broker.servers(),
                        "53",
                        53_100,
                        communes,
                        IntStream.range(0, 24)
                                .mapToObj(month -> "%d-%02d".formatted(2023 + month / 12, month % 12 + 1))
                                .toList());
                province.reports().forEach(id -> accept(reports, id));
                Rebuilds rebuilds = new Rebuilds(service::uri, ADMIN);
                await().atMost(Duration.ofMinutes(5))
                        .until(() ->
                                rebuilds.reconcile().body().get("differences").isEmpty());
                int next = rebuilds.begin().generation();
                await().atMost(Duration.ofMinutes(5)).until(() -> !rebuilds.isUnderWay());
                JsonNode rebuild = rebuilds.of(next);
                assertThat(rebuild.get("phase").asString()).isEqualTo("SWAPPED");
                Duration took = Duration.between(
                        Instant.parse(rebuild.get("begun").asString()),
                        Instant.parse(rebuild.get("ended").asString()));
                int count = province.reports().size();
                System.out.printf(
                        "Rebuilt the totals of %d reports in %d ms: %d reports/s, %d forms and periods compared%n",
                        count,
                        took.toMillis(),
                        count * 1000L / took.toMillis(),
                        rebuild.get("compared").asInt());
            }
        }
    }

    /** Whoever screens reports may have been there first. */
    private static void accept(Reports reports, ReportId id) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            Report report = reports.find(id).orElseThrow();
            ReportStock.sendAgain(
                    report, Reporting.complete(), ReportStock.opened(id).plus(Duration.ofHours(2)));
            report.accept(
                    report.revision(),
                    Reporting.REVIEWER,
                    ReportStock.opened(id).plus(Duration.ofHours(3)));
            reports.save(report);
            return true;
        });
    }
}
