package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.report.submission.ReportStock.accepted;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.unit.Units;

/** A correction over HTTP, and what the service finds out by itself from its own events: a screening, and a flag. */
@EngineSuite
class ReviewFlowIT {

    private static final String UNIT = "91001@2025-07-01";
    private static final String REPORTER = TestTokens.bearer("bc-91001", UNIT, OfficerRole.COMMUNE_REPORTER);
    private static final String REVIEWER = TestTokens.bearer("duyet", Fixtures.PROVINCE, OfficerRole.REVIEWER);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path data;

    @Test
    void aCorrectionIsScreenedAndFlagsWhatFollowsUntilItIsCorrectedBackThroughARestart() {
        ReportId august = id(UNIT, "2025-08");
        ReportId september = id(UNIT, "2025-09");
        try (RunningService service = new RunningService(data);
                Publisher publisher = new Publisher()) {
            publisher.publish(Fixtures.aCommune(UNIT));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.bean(Units.class).find(UNIT).isPresent());
            service.bean(Reports.class)
                    .addMissing(List.of(accepted(august, complete()), accepted(september, complete())));

            assertThat(correct(service, august, complete().with("CA01", "3"), "\"0\""))
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openings(service, september))
                    .hasSize(1));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(waiting(service))
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("odd").toString()).doesNotContain("NOT_SCREENED")));

            service.restart();
            assertThat(correct(service, august, complete(), "\"1\"")).isEqualTo(201);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openings(service, september))
                    .isEmpty());
        }
    }

    private static List<JsonNode> openings(RunningService service, ReportId report) {
        return service.get("/api/v1/reports/" + report, REPORTER)
                .get("openings")
                .valueStream()
                .toList();
    }

    private static List<JsonNode> waiting(RunningService service) {
        return service.get("/api/v1/review-queue?area=" + UNIT, REVIEWER)
                .get("items")
                .valueStream()
                .toList();
    }

    private static int correct(RunningService service, ReportId report, Filled filled, String ifMatch) {
        return service.send(
                        HttpRequest.newBuilder(service.uri("/api/v1/reports/" + report + "/correction"))
                                .header("Content-Type", "application/json")
                                .header("If-Match", ifMatch)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                                        Map.of("values", filled.values(), "reason", "Đếm sót")))),
                        REPORTER)
                .statusCode();
    }
}
