package vn.pcmt.report.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.past.PastLog;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.CountedReports;

/** Two communes of a province and an old one that was split between them; one of them corrects what was accepted. */
@OnStore
class LineageTest {

    private static final String PROVINCE = "14@2025-07-01";
    private static final String ONE = "14001@2025-07-01";
    private static final String OTHER = "14002@2025-07-01";
    private static final String OLD = "14101@2021-01-01";
    private static final Instant CORRECTED = Instant.parse("2025-09-01T02:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private Person leader;

    @BeforeEach
    void aCorrection() {
        clock.set(Instant.parse("2025-09-10T03:00:00Z"));
        List<UnitState> units = List.of(
                SampleUnits.province(PROVINCE),
                SampleUnits.commune("14001", PROVINCE),
                SampleUnits.commune("14002", PROVINCE),
                split());
        units.forEach(unit -> UnitStock.put(store, unit));
        Report corrected = ReportStock.accepted(id(ONE, "2025-08"), filled("7"));
        ReportStock.sendAgain(corrected, filled("10"), CORRECTED);
        List<Report> all = List.of(
                corrected,
                ReportStock.submitted(id(OTHER, "2025-08"), filled("4")),
                ReportStock.accepted(id(OLD, "2025-06"), filled("5")));
        List<ReportId> ids = all.stream().map(Report::id).toList();
        store.remove(
                Query.query(Criteria.where("_id")
                        .in(ids.stream().map(ReportId::toString).toList())),
                Report.class);
        reports.addMissing(all);
        CountedReports.show(store, units, ids);
        List<UnitEvent> registered = new ArrayList<>();
        units.forEach(
                unit -> registered.add(new UnitRegistered(1, Instant.parse("2021-01-01T00:00:00Z"), "quantri", unit)));
        new PastLog(store).hear(registered, ReportStock.told(store, ids));
        leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
    }

    @Test
    void aTotalIsTheSumOfItsReportsWithThoseWhoAnswerForThem() {
        JsonNode lineage = lineage(leader, PROVINCE, "GC01", "period=2025-08");

        assertThat(lineage.at("/received/shown").asInt()).isEqualTo(14);
        assertThat(lineage.at("/received/recomputed").asInt()).isEqualTo(14);
        assertThat(lineage.at("/received/agrees").asBoolean()).isTrue();
        assertThat(lineage.at("/accepted/shown").asInt())
                .as("the correction waits")
                .isEqualTo(7);
        assertThat(lineage.at("/accepted/agrees").asBoolean()).isTrue();
        assertThat(lineage.at("/terms/0/owed").asInt()).isEqualTo(2);
        assertThat(lineage.at("/others").isNull()).isTrue();
        JsonNode one = lineage.at("/parts/items/0");
        assertThat(one.at("/unitKey").asString()).isEqualTo(ONE);
        assertThat(one.at("/received/revision").asInt()).isEqualTo(2);
        assertThat(one.at("/received/value").asInt()).isEqualTo(10);
        assertThat(one.at("/received/by").asString()).isEqualTo("bc");
        assertThat(one.at("/received/reason").asString()).isEqualTo("Đếm sót");
        assertThat(one.at("/accepted/revision").asInt()).isEqualTo(1);
        assertThat(one.at("/accepted/value").asInt()).isEqualTo(7);
        assertThat(one.at("/accepted/by").asString()).isEqualTo("duyet");
        assertThat(lineage.at("/parts/items/1/accepted").isNull()).isTrue();
    }

    @Test
    void aShareOfASplitUnitIsShownWithItsPart() {
        JsonNode lineage = lineage(leader, ONE, "GC01", "period=2025-06");
        assertThat(lineage.at("/parts/items/0/unitKey").asString()).isEqualTo(OLD);
        assertThat(lineage.at("/parts/items/0/share").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(lineage.at("/parts/items/0/received/part").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(lineage.at("/received/shown").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(lineage.at("/received/agrees").asBoolean()).isTrue();
    }

    @Test
    void aRatioIsShownWithItsParts() {
        JsonNode lineage = lineage(leader, PROVINCE, "TL01", "period=2025-08");
        assertThat(lineage.at("/terms").valueStream().map(term -> term.at("/role")
                        .asString()))
                .containsExactly("NUMERATOR", "NUMERATOR", "DENOMINATOR");
        assertThat(lineage.at("/received/arithmetic").asString()).isEqualTo("100 × (2 + 2) ÷ 18000 = 0.0222");
        assertThat(lineage.at("/received/agrees").asBoolean()).isTrue();
    }

    @Test
    void aFigureThatIsNotTheSumOfItsReportsIsFound() {
        store.updateFirst(
                Query.query(Criteria.where("_id").is(PROVINCE + "~PCMT-THANG~2025-08~TODAY")),
                Update.update("figures.GC01.r", new BigDecimal("15")),
                "area_totals");
        JsonNode lineage = lineage(leader, PROVINCE, "GC01", "period=2025-08");
        assertThat(lineage.at("/received/shown").asInt()).isEqualTo(15);
        assertThat(lineage.at("/received/recomputed").asInt()).isEqualTo(14);
        assertThat(lineage.at("/received/agrees").asBoolean()).isFalse();
    }

    @Test
    void aCommuneSeesItsOwnReportAndOfTheOthersTheSum() {
        Person commune = Person.of(http, "bc-14002", OTHER, COMMUNE_REPORTER);
        JsonNode lineage = lineage(commune, PROVINCE, "GC01", "period=2025-08");
        assertThat(lineage.at("/parts/items").valueStream().map(part -> part.at("/unitKey")
                        .asString()))
                .containsExactly(OTHER);
        assertThat(lineage.at("/others/reports").asInt()).isEqualTo(1);
        assertThat(lineage.at("/others/terms/0/received").asInt()).isEqualTo(10);
        assertThat(lineage.at("/received/agrees").asBoolean()).isTrue();
        refused(commune.get(path(ONE, "GC01", "lineage?period=2025-08")), 403, "area-forbidden");
        refused(commune.get(path(ONE, "GC01", "movement?period=2025-08&since=2025-08-31")), 403, "area-forbidden");
        assertThat(http.get().uri(path(PROVINCE, "GC01", "lineage?period=2025-08")))
                .hasStatus(401);
        refused(leader.get(path(PROVINCE, "XX99", "lineage?period=2025-08")), 404, "indicator-unknown");
    }

    @Test
    void whyItMovedIsToldReportByReport() {
        JsonNode movement =
                json(leader.get(path(PROVINCE, "GC01", "movement?period=2025-08&since=2025-08-31&until=2025-09-02")));
        assertThat(movement.at("/terms/0/received/before").asInt()).isEqualTo(11);
        assertThat(movement.at("/terms/0/received/after").asInt()).isEqualTo(14);
        assertThat(movement.at("/terms/0/received/difference").asInt()).isEqualTo(3);
        assertThat(movement.at("/terms/0/accepted/difference").asInt()).isZero();
        assertThat(movement.at("/parts/items").size()).isEqualTo(1);
        assertThat(movement.at("/parts/items/0/report").asString())
                .isEqualTo(id(ONE, "2025-08").toString());
        assertThat(movement.at("/parts/items/0/causes/0/what").asString()).isEqualTo("CORRECTED");
        assertThat(movement.at("/parts/items/0/causes/0/reason").asString()).isEqualTo("Đếm sót");
        assertThat(movement.at("/parts/items/0/causes/0/at").asString()).isEqualTo(CORRECTED.toString());
    }

    @Test
    void theDifferencesAddUpForWhomeverAsks() {
        String opened =
                ReportStock.opened(id(ONE, "2025-08")).minus(Duration.ofDays(1)).toString();
        for (Person person : List.of(leader, Person.of(http, "bo-cong-an", UnitState.COUNTRY_KEY, LEADER))) {
            JsonNode movement = json(person.get(path(PROVINCE, "GC01", "movement?period=2025-08&since=" + opened)));
            BigDecimal parts = movement.at("/parts/items")
                    .valueStream()
                    .map(part -> part.at("/received/difference").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal others = movement.at("/others").isNull()
                    ? BigDecimal.ZERO
                    : movement.at("/others/0/received").decimalValue();
            assertThat(parts.add(others))
                    .isEqualByComparingTo(
                            movement.at("/terms/0/received/difference").decimalValue())
                    .isEqualByComparingTo("14");
        }
        refused(
                leader.get(path(PROVINCE, "GC01", "movement?period=2025-08&since=2025-09-02&until=2025-08-31")),
                422,
                "moments-out-of-order");
    }

    @Test
    void whatMovedIsToldToNobodyWhoMayNotReadTheReports() {
        String moments = "movement?period=2025-08&since=2025-09-01T01:59:59Z&until=2025-09-01T02:00:01Z";
        for (Person person : List.of(
                Person.of(http, "bc-14002", OTHER, COMMUNE_REPORTER),
                Person.of(http, "lanhdao-46", "46@2025-07-01", LEADER))) {
            refused(person.get(path(PROVINCE, "GC01", moments)), 403, "area-forbidden");
        }
        assertThat(http.get().uri(path(PROVINCE, "GC01", moments))).hasStatus(401);
    }

    private static JsonNode lineage(Person person, String area, String indicator, String span) {
        var answer = person.get(path(area, indicator, "lineage?" + span));
        assertThat(answer).hasStatus(200);
        return json(answer);
    }

    private static String path(String area, String indicator, String rest) {
        return "/api/v1/areas/" + area + "/figures/" + indicator + "/" + rest;
    }

    private static Filled filled(String cases) {
        return complete().with("GC01", cases).with("GC02", cases);
    }

    private static UnitState split() {
        return new UnitState(
                OLD,
                "14101",
                "Xã cũ",
                UnitKind.COMMUNE,
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2025, 7, 1),
                false,
                null,
                null,
                null,
                List.of(OLD, "14@2021-01-01", "VN"),
                Map.of(ONE, "0.25", OTHER, "0.75").entrySet().stream()
                        .map(into ->
                                new Successor(new BigDecimal(into.getValue()), List.of(into.getKey(), PROVINCE, "VN")))
                        .toList());
    }
}
