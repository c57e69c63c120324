package vn.pcmt.report.view;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/** A province of some communes, each of which owes the report of the current period and can submit it over HTTP. */
final class Owing {

    static final String PERIOD = ReportingCalendar.standard()
            .current(PeriodKind.MONTH, Instant.now())
            .toString();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BODY = JSON.writeValueAsString(
            Map.of("values", Reporting.complete().values(), "nothingToReport", List.of(), "note", ""));

    private final RunningService service;
    private final List<String> units;
    private final List<String> bearers;
    private final String province;
    private final String leader;

    /** @param province a code of its own for each test, because all tests of a JVM share one broker */
    Owing(RunningService service, String province, int firstCode, int communes) {
        this.service = service;
        this.province = province;
        this.leader = TestTokens.bearer("lanhdao", province, OfficerRole.LEADER);
        this.units = IntStream.range(firstCode, firstCode + communes)
                .mapToObj(code -> code + "@2025-07-01")
                .toList();
        this.bearers = units.stream()
                .map(unit -> TestTokens.bearer("bc-" + unit.substring(0, 5), unit, OfficerRole.COMMUNE_REPORTER))
                .toList();
        List<UnitEvent> events = new ArrayList<>(List.of(
                area("VN", "Việt Nam", UnitKind.COUNTRY, List.of("VN")),
                area(province, "Tỉnh Quảng Trị", UnitKind.PROVINCE, List.of(province, "VN"))));
        units.forEach(unit -> events.add(area(unit, "Xã " + unit, UnitKind.COMMUNE, List.of(unit, province, "VN"))));
        try (Publisher publisher = new Publisher()) {
            publisher.publish(events);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.bean(Units.class).find(units).size() == communes);
        ReportingPeriod period = ReportingPeriod.parse(PERIOD);
        service.bean(Reports.class)
                .addMissing(units.stream()
                        .map(unit -> Report.expected(
                                new ReportId("PCMT-THANG", unit, period),
                                1,
                                "p/thang",
                                ReportingCalendar.standard().deadlines(period),
                                Instant.now()))
                        .toList());
    }

    String unit(int commune) {
        return units.get(commune);
    }

    String bearer(int commune) {
        return bearers.get(commune);
    }

    /** Submits the report of a commune for the first time; the status of the answer. */
    int submit(int commune) {
        return service.send(
                        HttpRequest.newBuilder(service.uri(
                                        "/api/v1/reports/PCMT-THANG~" + unit(commune) + "~" + PERIOD + "/submission"))
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"0\"")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(BODY)),
                        bearer(commune))
                .statusCode();
    }

    /** A count of the province's coverage, as it can be read over HTTP now. */
    int coverage(String part) {
        return service.get("/api/v1/areas/" + province + "/totals?indicators=CA01&period=" + PERIOD, leader)
                .get("coverage")
                .get(part)
                .asInt();
    }

    private static UnitEvent area(String key, String name, UnitKind kind, List<String> path) {
        return new UnitRegistered(
                1,
                Instant.parse("2025-07-01T00:00:00Z"),
                "quantri",
                new UnitState(
                        key,
                        key.split("@", 2)[0],
                        name,
                        kind,
                        LocalDate.parse("2025-07-01"),
                        null,
                        false,
                        null,
                        null,
                        null,
                        path,
                        List.of(new Successor(BigDecimal.ONE, path))));
    }

    /** Whether a total is one of this province or of one of its communes. */
    boolean isOf(String total) {
        String area = total.substring(0, total.indexOf('~'));
        return area.equals(province) || units.contains(area);
    }
}
