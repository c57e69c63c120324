package vn.pcmt.report.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.target.TargetFixture.aTargetOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.ProjectedTotals;

/** A province of two communes, whose figures are known since January 2025. */
@OnStore
class ForecastOverHttpTest {

    private static final String PROVINCE = "86@2025-07-01";
    private static final String A = "86001@2025-07-01";
    private static final String B = "86002@2025-07-01";
    private static final Instant AT = Instant.parse("2026-05-19T03:00:00Z");

    @Autowired
    private MongoTemplate store;

    @Autowired
    private ApplicationEventPublisher listeners;

    @Autowired
    private WatchTargets watch;

    @Autowired
    private MeasureTargets measure;

    @Autowired
    private TestClock clock;

    @Autowired
    private MockMvcTester http;

    private final String target = UUID.randomUUID().toString();
    private Person leader;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2026-05-20T03:00:00Z"));
        UnitStock.put(
                store,
                SampleUnits.province(PROVINCE),
                SampleUnits.commune("86001", PROVINCE),
                SampleUnits.commune("86002", PROVINCE));
        ProjectedTotals totals = new ProjectedTotals(store, listeners);
        ReportingPeriod.parse("2025-01")
                .through(ReportingPeriod.parse("2026-05"))
                .forEach(month -> {
                    totals.project(sum(PROVINCE, month.toString(), month.number() % 2 == 0 ? "16" : "4", 2));
                    totals.project(sum(A, month.toString(), "5", 1));
                });
        leader = Person.of(http, "lanhdao", PROVINCE, OfficerRole.LEADER);
    }

    @Test
    void aForecastGoesToTheEndOfTheTargetAndShowsHowWellItDidBefore() {
        set(aTargetOf("CA16").named(target).atMost("500").in(PROVINCE).lasting("2026-01", "2030-12"));

        JsonNode shown = json(leader.get("/api/v1/target-forecasts/" + target));

        assertThat(shown.get("points")).hasSize(7 + 4 * 12);
        assertThat(shown.at("/points/54/period").asString()).isEqualTo("2030-12");
        assertThat(shown.get("known").asInt()).isEqualTo(17);
        assertThat(shown.get("bandPercent").asInt()).isEqualTo(80);
        assertThat(shown.get("actual").decimalValue())
                .as("three months of 4, two of 16")
                .isEqualByComparingTo("44");
        assertThat(shown.get("outlook").asString()).isEqualTo("UNCERTAIN");
        assertThat(shown.get("low").decimalValue()).isLessThan(new BigDecimal("500"));
        assertThat(shown.get("high").decimalValue()).isGreaterThan(new BigDecimal("500"));
        assertThat(shown.at("/backtest/0/ahead").asInt()).isEqualTo(1);
        assertThat(shown.at("/backtest/0/tests").asInt())
                .as("from the ninth month on")
                .isEqualTo(9);
        assertThat(shown.at("/backtest/0/meanError").asDouble()).isPositive();
        assertThat(shown.at("/backtest/0/coveredPercent").asDouble()).isBetween(0.0, 100.0);
    }

    @Test
    void whatCannotBeReachedAnyMoreSaysOnWhichDayItIsMissed() {
        set(aTargetOf("CA16").named(target).atMost("60").in(PROVINCE).lasting("2026-01", "2026-12"));

        JsonNode shown = json(leader.get("/api/v1/target-forecasts/" + target));

        assertThat(shown.get("outlook").asString()).isEqualTo("WILL_MISS");
        assertThat(shown.get("willMissOn").asString()).startsWith("2026-").endsWith("-14");
        assertThat(shown.get("status").asString()).isEqualTo("AT_RISK");
    }

    @Test
    void oneUnitOfATargetIsForWhomItLiesUnder() {
        set(aTargetOf("CA16")
                .named(target)
                .atMost("100")
                .in(PROVINCE)
                .lasting("2026-01", "2026-12")
                .forEachUnit());

        assertThat(json(leader.get("/api/v1/target-forecasts/" + target + "?unit=" + A))
                        .get("actual")
                        .decimalValue())
                .isEqualByComparingTo("25");
        assertThat(json(leader.get("/api/v1/target-forecasts/" + target + "?unit=" + B))
                        .get("outlook")
                        .asString())
                .isEqualTo("INSUFFICIENT_DATA");
        Person neighbour = Person.of(http, "xa-b", B, OfficerRole.COMMUNE_HEAD);
        refused(neighbour.get("/api/v1/target-forecasts/" + target + "?unit=" + A), 403, "area-forbidden");
        refused(
                leader.get("/api/v1/target-forecasts/" + target + "?unit=86003@2025-07-01"),
                404,
                "target-not-measured");
        refused(leader.get("/api/v1/target-forecasts/nothing"), 404, "target-not-measured");
        refused(leader.get("/api/v1/target-forecasts/" + target + "?until=2090-12"), 422, "forecast-too-far");
        assertThat(http.get().uri("/api/v1/target-forecasts/" + target)).hasStatus(401);
    }

    @Test
    void aFigureStandsBesideWhatItsTargetAsks() {
        set(aTargetOf("CA16").named(target).atMost("120").in(PROVINCE).lasting("2026-01", "2026-12"));

        JsonNode figures = json(leader.get("/api/v1/areas/" + PROVINCE
                + "/figures?from=2026-01&to=2026-04&indicators=CA16&compare=PREVIOUS&compare=TARGET"));

        JsonNode aimed = figures.at("/targets/0");
        assertThat(aimed.get("target").asString()).isEqualTo(target);
        assertThat(aimed.get("asked").decimalValue()).as("a third of 120").isEqualByComparingTo("40");
        assertThat(aimed.get("acceptedDifference").decimalValue())
                .as("4, 16, 4, 16")
                .isEqualByComparingTo("0");
        assertThat(aimed.get("reached").asBoolean()).isTrue();
        assertThat(figures.get("targets")).hasSize(1);
        assertThat(figures.at("/figures/0/compared/0/with").asString()).isEqualTo("PREVIOUS");
        assertThat(json(leader.get("/api/v1/areas/" + PROVINCE + "/figures?period=2026-04&indicators=CA16"))
                        .get("targets"))
                .as("only if asked for")
                .isEmpty();
        assertThat(json(leader.get("/api/v1/areas/" + A + "/figures?period=2026-04&indicators=CA16&compare=TARGET"))
                        .get("targets"))
                .as("a target of the province asks nothing of one commune")
                .isEmpty();
    }

    private void set(TargetFixture fixture) {
        watch.on(new EventEnvelope<>(
                UUID.randomUUID(), "/plan-service", AT, null, new TargetSet(1, AT, "lanhdao", fixture.state())));
        measure.measureDue();
    }

    private static AreaTotals sum(String area, String period, String value, int reports) {
        return new AreaTotals(
                1,
                AT,
                area,
                "PCMT-THANG",
                period,
                Basis.TODAY,
                new Coverage(reports, reports, reports, 0, reports, 0),
                Map.of(),
                0,
                Map.of("CA16", new Figure(new BigDecimal(value), reports, new BigDecimal(value), reports)));
    }
}
