package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.report.topology.Fixtures.aReport;
import static vn.pcmt.report.topology.Fixtures.anOldCommune;
import static vn.pcmt.report.topology.Fixtures.merged;
import static vn.pcmt.report.topology.Fixtures.values;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.topology.Fixtures.ReportLife;

/** Report events in, totals out over HTTP, on the whole service with store and broker. */
@EngineSuite
class TotalsFlowIT {

    private static final String PROVINCE = Fixtures.PROVINCE;
    private static final String LEADER = TestTokens.bearer("lanhdao", PROVINCE, OfficerRole.LEADER);
    private static final List<String> ABOVE_TODAY = List.of(Fixtures.KHE_SANH, PROVINCE, "VN");
    private static final List<String> ABOVE_THEN =
            List.of(Fixtures.OLD_KHE_SANH, Fixtures.HUONG_HOA, Fixtures.OLD_PROVINCE, "VN");

    @TempDir
    static Path data;

    private static RunningService service;
    private static Publisher publisher;
    private static UnitEvent oldCommune;

    @BeforeAll
    static void start() {
        service = new RunningService(data);
        publisher = new Publisher();
        oldCommune = anOldCommune(Fixtures.OLD_KHE_SANH, Fixtures.HUONG_HOA);
        publisher.publish(
                area("VN", UnitKind.COUNTRY, List.of("VN"), true),
                area(PROVINCE, UnitKind.PROVINCE, List.of(PROVINCE, "VN"), true),
                area(Fixtures.OLD_PROVINCE, UnitKind.PROVINCE, List.of(Fixtures.OLD_PROVINCE, "VN"), false),
                area(
                        Fixtures.HUONG_HOA,
                        UnitKind.DISTRICT,
                        List.of(Fixtures.HUONG_HOA, Fixtures.OLD_PROVINCE, "VN"),
                        false),
                Fixtures.aCommune(Fixtures.KHE_SANH),
                Fixtures.aCommune(Fixtures.LAO_BAO),
                oldCommune,
                merged(oldCommune, Map.of(Fixtures.KHE_SANH, "1")));
    }

    @AfterAll
    static void stop() {
        publisher.close();
        service.close();
    }

    @Test
    void movesEveryTotalByExactlyTheDifferenceOfACorrectionInBothBasesAndKeepsThemThroughARestart() {
        String period = "2024-03";
        ReportLife report = aReport(Fixtures.OLD_KHE_SANH, period);
        ReportEvent expected = report.expected();
        ReportEvent submitted = report.submitted(values("CA01", "12", "GC02", "2.125"));
        ReportEvent accepted = report.accepted();
        publisher.publish(accepted, submitted, expected, accepted);
        shows(period, "CA01", "12", "12");

        publisher.publish(report.corrected(values("CA01", "9", "GC02", "2.125")));
        shows(period, "CA01", "9", "12");
        shows(period, "GC02", "2.125", "2.125");

        service.restart();
        shows(period, "CA01", "9", "12");
        publisher.publish(report.accepted(), expected, submitted);
        shows(period, "CA01", "9", "9");

        JsonNode coverage = totals("VN", period, "AS_THEN").get("coverage");
        assertThat(coverage.get("expected").asInt()).isOne();
        assertThat(coverage.get("accepted").asInt()).isOne();
        assertThat(coverage.get("overdue").asInt()).isZero();
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        totals("VN", period, "TODAY").get("lagMs").asLong())
                .isZero());
    }

    @Test
    void showsAMissingFigureAsNullAndNeverAsZero() {
        String period = "2024-04";
        publisher.publish(aReport(Fixtures.KHE_SANH, period).submitted(values("CA01", "0")));
        await().untilAsserted(() ->
                assertThat(figure("VN", period, "TODAY", "CA01", "received")).isEqualTo("0"));

        assertThat(figure("VN", period, "TODAY", "CA02", "received")).isNull();
        assertThat(figure("VN", period, "TODAY", "TL01", "received")).isNull();
        assertThat(figure("VN", period, "TODAY", "CA01", "accepted")).isNull();
    }

    private static void shows(String period, String indicator, String received, String accepted) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (String area : ABOVE_TODAY) {
                assertThat(figure(area, period, "TODAY", indicator, "received")).isEqualTo(received);
                assertThat(figure(area, period, "TODAY", indicator, "accepted")).isEqualTo(accepted);
            }
            for (String area : ABOVE_THEN) {
                assertThat(figure(area, period, "AS_THEN", indicator, "received"))
                        .isEqualTo(received);
                assertThat(figure(area, period, "AS_THEN", indicator, "accepted"))
                        .isEqualTo(accepted);
            }
        });
    }

    private static String figure(String area, String period, String basis, String indicator, String part) {
        for (JsonNode line : totals(area, period, basis).path("figures")) {
            if (line.get("indicator").asString().equals(indicator)) {
                return line.get(part).isNull() ? null : line.get(part).asString();
            }
        }
        throw new AssertionError("no line of " + indicator);
    }

    private static JsonNode totals(String area, String period, String basis) {
        return service.get("/api/v1/areas/" + area + "/totals?period=" + period + "&basis=" + basis, LEADER);
    }

    private static UnitEvent area(String key, UnitKind kind, List<String> path, boolean ofToday) {
        return new UnitRegistered(
                1,
                Instant.parse("2025-07-01T00:00:00Z"),
                "quantri",
                new UnitState(
                        key,
                        key.equals("VN") ? "VN" : key.substring(0, key.indexOf('@')),
                        "Đơn vị " + key,
                        kind,
                        java.time.LocalDate.parse("2021-01-01"),
                        ofToday ? null : java.time.LocalDate.parse("2025-07-01"),
                        false,
                        null,
                        null,
                        null,
                        path,
                        ofToday ? List.of(new Successor(BigDecimal.ONE, path)) : List.of()));
    }
}
