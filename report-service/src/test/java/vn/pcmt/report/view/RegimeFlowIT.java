package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Reporting;

/**
 * What a plan asks of the communes and of the province itself, and by which days it is due: plan and unit events in,
 * reports and decisions over HTTP, totals and deadlines out; on the whole service with store and broker.
 */
@EngineSuite
class RegimeFlowIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROVINCE = "92@2025-07-01";
    private static final List<String> COMMUNES = List.of("92001@2025-07-01", "92002@2025-07-01");
    private static final String LEADER = TestTokens.bearer("lanhdao", PROVINCE, OfficerRole.LEADER);
    private static final ReportingPeriod CURRENT =
            ReportingCalendar.standard().current(PeriodKind.MONTH, Instant.now());

    @TempDir
    static Path data;

    private static RunningService service;

    @BeforeAll
    static void aPlanAsksTheCommunesAndTheProvince() {
        service = new RunningService(data);
        try (Publisher publisher = new Publisher()) {
            publisher.publish(unit(UnitKind.PROVINCE, PROVINCE, List.of(PROVINCE, "VN")));
            COMMUNES.forEach(key -> publisher.publish(unit(UnitKind.COMMUNE, key, List.of(key, PROVINCE, "VN"))));
            publisher.publish(
                    set(1, requirement("thang", ReportingLevel.COMMUNE)),
                    set(2, requirement("tinh", ReportingLevel.PROVINCE)));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(count(totals(), "coverage", "expected")).isEqualTo(2);
            assertThat(totals().at("/provincial/coverage/expected").asInt()).isOne();
        });
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whatTheProvinceReportsItselfIsCountedOnceAndShownApart() throws Exception {
        JsonNode before = totals();
        assertThat(before.at("/provincial/name").asString()).isEqualTo("Lực lượng cấp tỉnh");
        assertThat(figure(before.get("provincial").get("figures"), "GC01"))
                .as("missing is not zero")
                .isNull();

        submit(COMMUNES.get(0), communes("12"));
        submit(COMMUNES.get(1), communes("7"));
        submit(PROVINCE, provincial("5"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(figure(totals().get("figures"), "GC01"))
                .isEqualTo("24"));
        JsonNode totals = totals();
        assertThat(count(totals, "coverage", "received")).as("of the communes").isEqualTo(2);
        assertThat(figure(totals.get("figures"), "CA01"))
                .as("no commune's figure has anything of the province")
                .isEqualTo("2");

        JsonNode children = area("/children?period=" + CURRENT, LEADER);
        BigDecimal sum = new BigDecimal(figure(children.get("provincial").get("figures"), "GC01"));
        for (JsonNode child : children.get("items")) {
            sum = sum.add(new BigDecimal(figure(child.get("figures"), "GC01")));
        }
        assertThat(sum)
                .as("communes and provincial forces add up to the province")
                .isEqualByComparingTo("24");

        add("""
                {"code": "ZX01", "nameVi": "Người nghiện trên một trăm vụ", "nameEn": "Addicts per hundred cases",
                 "unit": "%", "kind": "RATIO", "decimals": 1, "max": 100, "pillar": "DEMAND", "direction": "CONTEXT",
                 "formula": {"numerator": ["CA01"], "denominator": "GC01", "yearToDate": false}}
                """);
        assertThat(figure(totals().get("figures"), "ZX01"))
                .as("2 of 24, of what was in before there was such a ratio")
                .isEqualTo("8.3");

        JsonNode owed = area("/completeness?period=" + CURRENT, LEADER);
        assertThat(owed.get("units").valueStream().map(unit -> unit.get("unitKey")
                        .asString()))
                .containsExactlyInAnyOrderElementsOf(COMMUNES);
        assertThat(owed.at("/provincial/0/unitKey").asString()).isEqualTo(PROVINCE);
        assertThat(owed.at("/provincial/0/status").asString()).isEqualTo("SUBMITTED");

        String commune = TestTokens.bearer("bc-92001", COMMUNES.getFirst(), OfficerRole.COMMUNE_REPORTER);
        assertThat(area("/totals?period=" + CURRENT, commune).get("provincial").isNull())
                .isTrue();
        assertThat(area("/children?period=" + CURRENT, commune)
                        .get("provincial")
                        .isNull())
                .isTrue();
        assertThat(area("/completeness?period=" + CURRENT, commune).get("provincial"))
                .isEmpty();
        assertThat(service.bean(Reconciler.class).compareAll().differences())
                .filteredOn(difference -> difference.total().startsWith("92"))
                .isEmpty();
    }

    @Test
    void aDecisionOnTheWorkingDaysMovesTheDeadlineOfWhatIsStillOwed() {
        String report = "/api/v1/reports/PCMT-THANG~" + COMMUNES.getFirst() + "~" + CURRENT.next();
        Instant announced = dueAt(report);
        LocalDate day = LocalDate.ofInstant(announced, VietnamTime.ZONE);
        String admin = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);
        String year = "/api/v1/calendars/" + day.getYear();
        String storm = """
                {"set": [{"date": "%s", "kind": "HOLIDAY", "name": "Nghỉ bão"}],
                 "reason": "Bão số 9", "source": "Công điện"}
                """.formatted(day);

        HttpResponse<String> changed = service.send(
                HttpRequest.newBuilder(service.uri(year + "/changes"))
                        .header("Content-Type", "application/json")
                        .header(
                                "If-Match",
                                "\"" + service.get(year, admin).get("version").asLong() + "\"")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(storm)),
                admin);

        assertThat(changed.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(dueAt(report)).isAfter(announced));
        JsonNode extension = service.get(report, LEADER).at("/extensions/0");
        assertThat(extension.get("reason").asString()).isEqualTo("calendar");
        assertThat(extension.get("by").asString()).isEqualTo("system");
        assertThat(Instant.parse(extension.get("before").asString())).isEqualTo(announced);
    }

    private static Instant dueAt(String report) {
        return Instant.parse(service.get(report, LEADER).at("/window/dueAt").asString());
    }

    private static void submit(String unit, Map<String, String> values) {
        String bearer =
                TestTokens.bearer("bc-" + unit.substring(0, unit.indexOf('@')), unit, OfficerRole.COMMUNE_REPORTER);
        HttpResponse<String> answer = service.send(
                HttpRequest.newBuilder(
                                service.uri("/api/v1/reports/PCMT-THANG~" + unit + "~" + CURRENT + "/submission"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"0\"")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("values", values)))),
                bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void add(String indicator) {
        HttpResponse<String> added = service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/indicators"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(indicator)),
                TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    private static Map<String, String> communes(String cases) {
        return Reporting.complete().with("GC01", cases).with("GC02", cases).values();
    }

    private static Map<String, String> provincial(String cases) {
        Map<String, String> values = new HashMap<>();
        IntStream.rangeClosed(2, 8).forEach(i -> values.put("GC0" + i, "1"));
        values.put("GC01", cases);
        values.put("GC02", cases);
        return values;
    }

    private static JsonNode totals() {
        return area("/totals?period=" + CURRENT, LEADER);
    }

    private static JsonNode area(String what, String bearer) {
        return service.get("/api/v1/areas/" + PROVINCE + what, bearer);
    }

    private static int count(JsonNode answer, String coverage, String part) {
        return answer.path(coverage).path(part).asInt();
    }

    private static String figure(JsonNode figures, String indicator) {
        for (JsonNode line : figures) {
            if (line.get("indicator").asString().equals(indicator)) {
                return line.get("received").isNull()
                        ? null
                        : line.get("received").asString();
            }
        }
        throw new AssertionError("no line of " + indicator);
    }

    private static UnitEvent unit(UnitKind kind, String key, List<String> path) {
        return new UnitRegistered(1, Instant.parse("2025-07-01T00:00:00Z"), "quantri", SampleUnits.of(kind, key, path));
    }

    private static Requirement requirement(String id, ReportingLevel level) {
        return new Requirement(
                id, "PCMT-THANG", Frequency.MONTHLY, List.of(PROVINCE), CURRENT.toString(), null, null, level);
    }

    private static RequirementSet set(long version, Requirement requirement) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return new RequirementSet(
                version,
                at,
                "lanhdao",
                new PlanState(
                        "ke-hoach-92",
                        PlanKind.REPORTING,
                        "Chế độ báo cáo",
                        null,
                        "BCĐ 138",
                        null,
                        null,
                        null,
                        List.of(PROVINCE),
                        List.of(requirement),
                        false,
                        null),
                requirement);
    }
}
