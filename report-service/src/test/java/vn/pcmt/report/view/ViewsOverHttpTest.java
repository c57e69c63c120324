package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/**
 * A province of a commune on the border, which was two until July 2025, a ward and a commune inland. Every month all of
 * them report but the last, which stops in September 2025.
 */
@OnStore
class ViewsOverHttpTest {

    private static final String PROVINCE = "17@2025-07-01";
    private static final String BORDER = "17001@2025-07-01";
    private static final String WARD = "17002@2025-07-01";
    private static final String INLAND = "17003@2025-07-01";
    private static final String OLD = "17101@2021-01-01";
    private static final String OTHER_OLD = "17102@2021-01-01";
    private static final Instant NOW = Instant.parse("2025-11-25T03:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private Person leader;
    private Person admin;

    @BeforeEach
    void aProvinceThatReports() {
        clock.set(NOW);
        List<UnitState> units = List.of(
                SampleUnits.province(PROVINCE),
                unit(BORDER, UnitKind.COMMUNE, true),
                unit(WARD, UnitKind.WARD, false),
                unit(INLAND, UnitKind.COMMUNE, false),
                old(OLD),
                old(OTHER_OLD));
        units.forEach(unit -> UnitStock.put(store, unit));
        List<ReportId> all = new ArrayList<>();
        List<Report> owed = new ArrayList<>();
        for (String month : List.of("2024-08", "2024-09", "2024-10", "2024-11")) {
            owed.add(accepted(OLD, month, 2));
            owed.add(accepted(OTHER_OLD, month, 3));
        }
        for (String month : List.of("2025-08", "2025-09", "2025-10", "2025-11")) {
            owed.add(accepted(BORDER, month, 7));
            owed.add(accepted(WARD, month, 4));
            owed.add(
                    month.compareTo("2025-09") < 0
                            ? ReportStock.submitted(
                                    id(INLAND, month), complete().with("GC01", "1"))
                            : ReportStock.expected(id(INLAND, month)));
        }
        owed.forEach(report -> all.add(report.id()));
        reports.addMissing(owed);
        CountedReports.show(store, units, all);
        leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        admin = Person.of(http, "quantri", PROVINCE, ADMIN);
    }

    @Test
    void aQuarterAddsWhatHappenedAndStandsBesideTheSameQuarterOfLastYear() {
        JsonNode quarter = figures(BORDER, "period=2025-Q4&indicators=GC01,CA01");

        JsonNode cases = quarter.at("/figures/0");
        assertThat(cases.at("/accepted").asInt())
                .as("October and November so far")
                .isEqualTo(14);
        assertThat(cases.at("/compared/1/with").asString()).isEqualTo("LAST_YEAR");
        assertThat(cases.at("/compared/1/received").asInt())
                .as("the two old communes in the same two months")
                .isEqualTo(10);
        assertThat(cases.at("/compared/1/difference").asInt()).isEqualTo(4);
        assertThat(cases.at("/compared/1/percent").decimalValue()).isEqualByComparingTo("40");
        assertThat(cases.at("/compared/1/comparable").asBoolean()).isTrue();
        assertThat(quarter.at("/figures/1/accepted").asInt())
                .as("addicts are not added")
                .isEqualTo(1);
        assertThat(quarter.at("/time/through").asString()).isEqualTo("2025-11");
        assertThat(quarter.at("/time/over").asBoolean()).isFalse();
        assertThat(quarter.at("/others/1/time/periods").asInt()).isEqualTo(2);
        assertThat(quarter.at("/asOf").isNull()).isFalse();
        assertThat(quarter.at("/lagMs").isNumber()).isTrue();
    }

    @Test
    void whatIsMissingIsNotZeroAndNotComparedAsIfItWereThere() {
        JsonNode october = figures(PROVINCE, "period=2025-10&indicators=GC01");
        assertThat(october.at("/figures/0/received").asInt()).isEqualTo(11);
        assertThat(october.at("/figures/0/reports/expected").asInt()).isEqualTo(3);
        assertThat(october.at("/figures/0/reports/received").asInt()).isEqualTo(2);
        assertThat(october.at("/figures/0/complete").asBoolean()).isFalse();
        assertThat(october.at("/figures/0/compared/0/comparable").asBoolean()).isFalse();
        assertThat(october.at("/coverage/overdue").asInt()).isEqualTo(1);

        JsonNode nobody = figures(INLAND, "period=2025-10&indicators=GC01");
        assertThat(nobody.at("/figures/0/received").isNull()).isTrue();
        assertThat(nobody.at("/figures/0/compared/1/difference").isNull()).isTrue();
    }

    @Test
    void receivedAndAcceptedFiguresStandApart() {
        JsonNode august = figures(PROVINCE, "from=2025-08&to=2025-08&indicators=GC01&compare=");
        assertThat(august.at("/figures/0/received").asInt()).isEqualTo(12);
        assertThat(august.at("/figures/0/accepted").asInt()).isEqualTo(11);
        assertThat(august.at("/figures/0/pending").asBoolean()).isTrue();
        assertThat(august.at("/coverage/accepted").asInt()).isEqualTo(2);
        assertThat(august.at("/figures/0/compared").size()).isZero();
    }

    @Test
    void theYearToAMonthStandsBesideABaseline() {
        JsonNode year = figures(
                PROVINCE, "yearTo=2025-11&indicators=GC01&compare=BASELINE&baselineFrom=2024-01&baselineTo=2024-11");
        assertThat(year.at("/time/start").asString()).isEqualTo("2024-12-15");
        assertThat(year.at("/figures/0/accepted").asInt()).isEqualTo(44);
        assertThat(year.at("/figures/0/compared/0/with").asString()).isEqualTo("BASELINE");
        assertThat(year.at("/figures/0/compared/0/received").asInt()).isEqualTo(20);
        refused(leader.get(path(PROVINCE, "yearTo=2025-11&compare=BASELINE")), 400, "baseline-malformed");
    }

    @Test
    void aRangeOfDaysCountsIfItIsMadeOfWholePeriods() {
        assertThat(figures(BORDER, "from=2025-07-15&to=2025-09-14&indicators=GC01")
                        .at("/figures/0/received")
                        .asInt())
                .isEqualTo(14);
        refused(leader.get(path(BORDER, "from=2025-07-01&to=2025-09-14")), 422, "span-not-whole");
        refused(leader.get(path(BORDER, "from=2025-10&to=2025-08")), 422, "periods-out-of-range");
        refused(leader.get(path(BORDER, "period=2025-10&yearTo=2025-10")), 400, "span-malformed");
        refused(leader.get(path(BORDER, "")), 400, "span-malformed");
        refused(leader.get(path(BORDER, "period=tháng 8")), 400, "period-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/figures?period=9999-12",
                "/figures?period=1000-01",
                "/figures/series?from=2025-01&to=9999-12",
                "/totals?period=9999-12",
                "/totals/series?from=2025-01&to=9999-12",
                "/ranking?period=9999-12",
            })
    void aYearInWhichNobodyReportsIsNoPeriod(String query) {
        refused(leader.get("/api/v1/areas/" + BORDER + query), 400, "period-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01, 400, as-of-malformed",
        "1999-12-31, 400, as-of-malformed",
        "-1000000000-01-01T00:00:00Z, 400, as-of-malformed",
        "+1000000000-12-31T23:59:59Z, 422, as-of-in-future",
        "9999-12-31, 422, as-of-in-future",
    })
    void aMomentIsOneOfOurTime(String asOf, int status, String code) {
        refused(leader.get("/api/v1/areas/" + BORDER + "/totals?period=2025-08&asOf=" + asOf), status, code);
    }

    @Test
    void quartersFollowOneAnother() {
        JsonNode series =
                json(leader.get("/api/v1/areas/" + BORDER + "/figures/series?from=2024-Q4&to=2025-Q4&indicators=GC01"));
        assertThat(series.at("/items").size()).isEqualTo(5);
        assertThat(series.at("/items/0/figures/0/received").asInt()).isEqualTo(10);
        assertThat(series.at("/items/1/figures/0/received").isNull()).isTrue();
        assertThat(series.at("/items/4/figures/0/received").asInt()).isEqualTo(14);
    }

    @Test
    void theCommunesOfAProvinceStandBesideOneAnother() {
        JsonNode children =
                json(leader.get("/api/v1/areas/" + PROVINCE + "/figures/children?period=2025-Q3&indicators=GC01"));
        assertThat(children.at("/items").valueStream().map(child -> child.at("/area")
                        .asString()))
                .containsExactly(BORDER, WARD, INLAND);
        assertThat(children.at("/items/0/figures/0/received").asInt()).isEqualTo(14);
        assertThat(children.at("/items/2/figures/0/received").asInt()).isEqualTo(1);
    }

    @Test
    void theMonthsOfCommunesStandBesideOneAnother() {
        String below = "/figures/children/series?from=2025-Q2&to=2025-Q3&indicator=GC01";
        JsonNode children = json(leader.get("/api/v1/areas/" + PROVINCE + below));
        assertThat(children.at("/items").valueStream().map(child -> child.at("/area")
                        .asString()))
                .containsExactly(BORDER, WARD, INLAND);
        for (int child = 0; child < 3; child++) {
            JsonNode one = children.at("/items/" + child);
            JsonNode alone = json(leader.get("/api/v1/areas/" + one.at("/area").asString()
                    + "/figures/series?from=2025-Q2&to=2025-Q3&indicators=GC01"));
            assertThat(one.at("/items")).isEqualTo(alone.at("/items")).hasSize(2);
        }

        Person ward = Person.of(http, "bc-17002", WARD, COMMUNE_REPORTER);
        assertThat(json(ward.get("/api/v1/areas/" + PROVINCE + below))
                        .at("/items")
                        .valueStream()
                        .map(child -> child.at("/area").asString()))
                .as("of its neighbours a commune sees none")
                .containsExactly(WARD);
        refused(ward.get("/api/v1/areas/" + INLAND + below), 403, "area-forbidden");
        assertThat(http.get().uri("/api/v1/areas/" + PROVINCE + below)).hasStatus(401);
        refused(leader.get("/api/v1/areas/" + PROVINCE + below.replace("Q3", "Q1")), 422, "periods-out-of-range");
    }

    @Test
    void everyCommuneIsARowAndEveryIndicatorAColumn() {
        JsonNode table =
                json(leader.get("/api/v1/areas/" + PROVINCE + "/communes?period=2025-09&indicators=GC01,CA01,TL02"));
        JsonNode children =
                json(leader.get("/api/v1/areas/" + PROVINCE + "/children?period=2025-09&indicators=GC01,CA01,TL02"));
        assertThat(table.at("/indicators").valueStream().map(JsonNode::asString))
                .containsExactly("GC01", "CA01", "TL02");
        assertThat(table.at("/rows").size()).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            JsonNode one = table.at("/rows/" + row);
            JsonNode child = children.at("/items/" + row);
            assertThat(one.at("/area")).isEqualTo(child.at("/area"));
            assertThat(one.at("/coverage")).isEqualTo(child.at("/coverage"));
            for (int column = 0; column < 3; column++) {
                JsonNode line = child.at("/figures/" + column);
                assertThat(one.at("/received/" + column)).isEqualTo(line.at("/received"));
                assertThat(one.at("/accepted/" + column)).isEqualTo(line.at("/accepted"));
                assertThat(one.at("/receivedReports/" + column)).isEqualTo(line.at("/receivedReports"));
                assertThat(one.at("/acceptedReports/" + column)).isEqualTo(line.at("/acceptedReports"));
            }
        }
        assertThat(table.at("/rows/0/received/0").asInt()).isEqualTo(7);
        Person ward = Person.of(http, "bc-17002", WARD, COMMUNE_REPORTER);
        assertThat(json(ward.get("/api/v1/areas/" + PROVINCE + "/communes?period=2025-09"))
                        .at("/rows")
                        .valueStream()
                        .map(row -> row.at("/area").asString()))
                .containsExactly(WARD);
        refused(ward.get("/api/v1/areas/" + INLAND + "/communes?period=2025-09"), 403, "area-forbidden");
        assertThat(http.get().uri("/api/v1/areas/" + PROVINCE + "/communes?period=2025-09"))
                .hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/figures?period=2025-08&", "/totals?period=2025-08&", "/figures/GC01/lineage?period=2025-08&"})
    void aTreeOrKindThatDoesNotExistIsNamed(String query) {
        String field = query.startsWith("/totals") ? "basis" : "every";
        JsonNode problem = json(leader.get("/api/v1/areas/" + PROVINCE + query + field + "=HOM-NAY"));
        assertThat(problem.at("/code").asString()).isEqualTo("invalid-request");
        assertThat(problem.at("/errors/0/pointer").asString()).contains(field);
    }

    @Test
    void theReportingSaysWhoLacksForHowLong() {
        JsonNode reporting = json(leader.get("/api/v1/areas/" + PROVINCE + "/reporting?from=2025-08&to=2025-11"));
        assertThat(reporting.at("/all/coverage/expected").asInt()).isEqualTo(12);
        assertThat(reporting.at("/all/missing").asInt()).isEqualTo(3);
        assertThat(reporting.at("/all/completeness").decimalValue()).isEqualByComparingTo("75");
        assertThat(reporting.at("/all/acceptance").decimalValue()).isEqualByComparingTo("66.67");
        assertThat(reporting.at("/periods").size()).isEqualTo(4);
        // Due on 16 September, 16 October and, the 16th being a Sunday, 17 November at 17:00.
        assertThat(reporting.at("/missing").valueStream().map(age -> age.at("/reports")
                        .asInt()))
                .as("not due; under 3, 7, 30 days; longer")
                .containsExactly(0, 0, 0, 1, 2);
        JsonNode inland = reporting
                .at("/units/items")
                .valueStream()
                .filter(unit -> unit.at("/unitKey").asString().equals(INLAND))
                .findFirst()
                .orElseThrow();
        assertThat(inland.at("/rates/missing").asInt()).isEqualTo(3);
        assertThat(inland.at("/cells/3/daysOverdue").asInt()).isEqualTo(7);
        assertThat(inland.at("/cells/0/overdue").asBoolean()).isFalse();
    }

    @Test
    void aCommuneSeesOfItsNeighboursOnlyTheCounts() {
        Person ward = Person.of(http, "bc-17002", WARD, COMMUNE_REPORTER);
        JsonNode reporting = json(ward.get("/api/v1/areas/" + PROVINCE + "/reporting?from=2025-08&to=2025-11"));
        assertThat(reporting.at("/all/missing").asInt()).isEqualTo(3);
        assertThat(reporting.at("/units/items").valueStream().map(unit -> unit.at("/unitKey")
                        .asString()))
                .containsExactly(WARD);
        refused(ward.get(path(INLAND, "period=2025-10")), 403, "area-forbidden");
        refused(ward.get("/api/v1/areas/" + INLAND + "/reporting?period=2025-10"), 403, "area-forbidden");
        assertThat(json(ward.get("/api/v1/areas/" + PROVINCE + "/figures/children?period=2025-10"))
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(http.get().uri(path(PROVINCE, "period=2025-10"))).hasStatus(401);
        refused(
                Person.of(http, "lanhdao-46", "46@2025-07-01", LEADER).get(path(INLAND, "period=2025-10")),
                403,
                "area-forbidden");
    }

    @Test
    void aGroupIsTheSumOfItsAreasAndFollowsThem() {
        String code = "thu-" + UUID.randomUUID().toString().substring(0, 8);
        create(code, Map.of("members", List.of(OLD, OTHER_OLD, INLAND)));

        String group = "group:" + code;
        JsonNode view = json(leader.get("/api/v1/area-groups/" + code));
        assertThat(view.at("/today").valueStream().map(area -> area.at("/key").asString()))
                .as("the two old ones are one today")
                .containsExactly(BORDER, INLAND);
        assertThat(figures(group, "period=2025-08&indicators=GC01")
                        .at("/figures/0/received")
                        .asInt())
                .isEqualTo(8);
        JsonNode then = figures(group, "period=2024-10&indicators=GC01&basis=AS_THEN");
        assertThat(then.at("/figures/0/received").asInt()).isEqualTo(5);
        assertThat(then.at("/group/areas").valueStream().map(JsonNode::asString))
                .containsExactly(OLD, OTHER_OLD);
        JsonNode totals = json(leader.get("/api/v1/areas/" + group + "/totals?period=2025-09&indicators=GC01"));
        assertThat(totals.at("/coverage/expected").asInt()).isEqualTo(2);
        assertThat(totals.at("/figures/0/received").asInt()).isEqualTo(7);
        assertThat(json(leader.get("/api/v1/areas/" + group + "/children?period=2025-09"))
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(json(leader.get("/api/v1/areas/" + group + "/completeness?period=2025-09"))
                        .at("/units")
                        .size())
                .isEqualTo(2);
        assertThat(json(leader.get("/api/v1/areas/" + group + "/totals/series?from=2025-08&to=2025-09"))
                        .at("/periods")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aGroupOfNeighboursIsNotForACommune() {
        String code = "thu-" + UUID.randomUUID().toString().substring(0, 8);
        create(code, Map.of("members", List.of(WARD, INLAND)));
        Person ward = Person.of(http, "bc-17002", WARD, COMMUNE_REPORTER);
        refused(ward.get(path("group:" + code, "period=2025-10")), 403, "area-forbidden");
        refused(leader.get(path("group:khong-co", "period=2025-10")), 404, "area-group-unknown");
    }

    @Test
    void unitsOfOneKindAreChosenAsTheyAreToday() {
        String code = "thu-" + UUID.randomUUID().toString().substring(0, 8);
        create(code, Map.of("choice", Map.of("within", PROVINCE, "kinds", List.of("WARD"), "border", false)));
        assertThat(figures("group:" + code, "period=2025-08&indicators=GC01")
                        .at("/figures/0/received")
                        .asInt())
                .isEqualTo(4);
        String border = "thu-" + UUID.randomUUID().toString().substring(0, 8);
        create(border, Map.of("choice", Map.of("within", PROVINCE, "kinds", List.of(), "border", true)));
        assertThat(figures("group:" + border, "period=2025-08&indicators=GC01")
                        .at("/figures/0/received")
                        .asInt())
                .isEqualTo(7);
    }

    private void create(String code, Map<String, Object> more) {
        Map<String, Object> text = new HashMap<>(
                Map.of("nameVi", "Nhóm thử", "nameEn", "A trial", "members", List.of(), "retired", false));
        text.putAll(more);
        assertThat(admin.send(
                        HttpMethod.POST,
                        "/api/v1/area-groups",
                        0,
                        UUID.randomUUID().toString(),
                        Map.of("code", code, "text", text)))
                .hasStatus(201);
    }

    private JsonNode figures(String area, String query) {
        var answer = leader.get(path(area, query));
        assertThat(answer).hasStatus(200);
        return json(answer);
    }

    private static String path(String area, String query) {
        return "/api/v1/areas/" + area + "/figures?" + query;
    }

    private static Report accepted(String unit, String month, int cases) {
        String number = String.valueOf(cases);
        return ReportStock.accepted(
                id(unit, month), complete().with("GC01", number).with("GC02", number));
    }

    private static UnitState unit(String key, UnitKind kind, boolean border) {
        List<String> path = List.of(key, PROVINCE, "VN");
        return new UnitState(
                key,
                key.substring(0, 5),
                "Đơn vị " + key,
                kind,
                LocalDate.of(2025, 7, 1),
                null,
                border,
                9000,
                null,
                null,
                path,
                List.of(new Successor(BigDecimal.ONE, path)));
    }

    private static UnitState old(String key) {
        return new UnitState(
                key,
                key.substring(0, 5),
                "Xã cũ " + key,
                UnitKind.COMMUNE,
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2025, 7, 1),
                false,
                null,
                null,
                null,
                List.of(key, "171@2021-01-01", "17@2021-01-01", "VN"),
                List.of(new Successor(BigDecimal.ONE, List.of(BORDER, PROVINCE, "VN"))));
    }
}
