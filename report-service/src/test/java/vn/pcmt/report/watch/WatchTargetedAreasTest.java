package vn.pcmt.report.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.view.AreaCoverage;
import vn.pcmt.contract.view.AreaFigure;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.target.TargetStock;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.ProjectedTotals;

/** A province of fourteen communes, in each of which there were some thirty to forty addicts a month until May 2026. */
@OnStore
class WatchTargetedAreasTest {

    private static final String AREA = "78@2025-07-01";
    private static final List<String> COMMUNES = IntStream.rangeClosed(78_001, 78_014)
            .mapToObj(code -> code + "@2025-07-01")
            .toList();
    private static final String TEMPLATE = "PCMT-THANG";
    private static final String PLAN = "ke-hoach-78";
    private static final Instant AFTER_MAY_WAS_DUE = Instant.parse("2026-05-20T03:00:00Z");
    private static final ReportingPeriod MAY = ReportingPeriod.parse("2026-05");
    private static final int MOST = 10;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private ApplicationEventPublisher listeners;

    @Autowired
    private WatchAreas watch;

    @Autowired
    private AreaWatches watches;

    @Autowired
    private TestClock clock;

    private ProjectedTotals totals;

    /** The store tells old totals from new ones by their version. */
    private static long version;

    @BeforeEach
    void setUp() {
        clock.set(AFTER_MAY_WAS_DUE);
        totals = new ProjectedTotals(store, listeners);
        UnitStock.put(store, SampleUnits.province(AREA));
        COMMUNES.forEach(key -> UnitStock.put(store, SampleUnits.commune(key.substring(0, 5), AREA)));
        for (String commune : COMMUNES) {
            for (int back = 1; back <= 8; back++) {
                project(commune, MAY.minus(back).toString(), 30 + back % 3 * 5, 1);
            }
        }
    }

    @AfterEach
    void forget() {
        watch.lookAtWhatChanged();
        Criteria ours = Criteria.where("area").in(COMMUNES);
        store.remove(Query.query(ours), "area_totals");
        store.remove(Query.query(Criteria.where("area").regex("^(78|plan:" + PLAN + ")")), AreaWatch.COLLECTION);
        store.remove(Query.query(Criteria.where("_id").regex("^watched-")), "watched_targets");
        store.remove(Query.query(Criteria.where("_id").is(PLAN)), "plan_scopes");
    }

    @Test
    void aCommuneIsWatchedByTheIndicatorThatATargetIsSetForInEachCommune() {
        may(COMMUNES.getFirst(), 200);
        watch.lookAtAll();
        watch.lookAtAllCommunes();
        assertThat(jumps(COMMUNES.getFirst())).as("no target").isEmpty();

        TargetStock.put(store, "watched-users", PLAN, "CA09", true, AREA);
        look();
        assertThat(jumps(COMMUNES.getFirst())).as("a target for something else").isEmpty();

        TargetStock.put(store, "watched-addicts", PLAN, "CA01", true, AREA);
        look();
        assertThat(jumps(COMMUNES.getFirst())).singleElement().satisfies(jump -> assertThat(jump.value())
                .isEqualByComparingTo("200"));
        assertThat(jumps(COMMUNES.get(1))).isEmpty();
    }

    @Test
    void itIsToldOnceAndAgainWhenItIsAsBefore() {
        TargetStock.put(store, "watched-addicts", PLAN, "CA01", true, AREA);
        may(COMMUNES.getFirst(), 200);
        look();
        look();
        assertThat(told(COMMUNES.getFirst())).isEqualTo(1);

        may(COMMUNES.getFirst(), 36);
        watch.lookAtWhatChanged();
        watch.lookAtWhatChanged();
        assertThat(told(COMMUNES.getFirst())).isEqualTo(2);
        assertThat(jumps(COMMUNES.getFirst())).isEmpty();
    }

    @Test
    void thatACommuneLacksItsReportIsNoNewsOfAnArea() {
        TargetStock.put(store, "watched-addicts", PLAN, "CA01", true, AREA);
        project(COMMUNES.getFirst(), MAY.toString(), 0, 0);
        look();

        assertThat(find(COMMUNES.getFirst())).isEmpty();
    }

    @Test
    void ofManyCommunesAtOnceAFewAreToldTheFarthestFirst() {
        TargetStock.put(store, "watched-addicts", PLAN, "CA01", true, AREA);
        for (int i = 0; i < COMMUNES.size(); i++) {
            may(COMMUNES.get(i), 300 + i);
        }
        look();
        look();

        assertThat(COMMUNES.stream().filter(commune -> !jumps(commune).isEmpty()))
                .as("the province shows the others")
                .containsExactlyElementsOf(COMMUNES.subList(COMMUNES.size() - MOST, COMMUNES.size()));
    }

    @Test
    void theAreaOfAPlanIsWatchedAsAWholeWhereATargetIsSetForIt() {
        String[] scope = COMMUNES.subList(0, 3).toArray(String[]::new);
        store.save(
                new Document("_id", PLAN)
                        .append("version", 1L)
                        .append("title", "Kế hoạch thử")
                        .append("scope", Arrays.asList(scope))
                        .append("closed", false),
                "plan_scopes");
        TargetStock.put(store, "watched-together", PLAN, "CA01", false, scope);
        may(scope[0], 200);
        may(scope[1], 40);
        project(scope[2], MAY.toString(), 0, 0);
        look();

        AreaWatch known = find("plan:" + PLAN).orElseThrow();
        assertThat(known.gaps())
                .singleElement()
                .extracting(AreaCoverage::received, AreaCoverage::expected)
                .containsExactly(2, 3);
        assertThat(known.jumps()).as("not before enough is accepted").isEmpty();

        may(scope[2], 35);
        watch.lookAtWhatChanged();
        known = find("plan:" + PLAN).orElseThrow();
        assertThat(known.gaps()).isEmpty();
        assertThat(known.jumps()).singleElement().satisfies(jump -> {
            assertThat(jump.value()).isEqualByComparingTo("275");
            assertThat(jump.group().name()).isEqualTo("Kế hoạch thử");
            assertThat(jump.group().areas()).containsExactlyInAnyOrder(scope);
        });
        assertThat(jumps(scope[0])).as("no target for each").isEmpty();
    }

    @Test
    void whatWasToldIsFollowedToItsEndWhenTheTargetIsWithdrawn() {
        TargetStock.put(store, "watched-addicts", PLAN, "CA01", true, AREA);
        may(COMMUNES.getFirst(), 200);
        look();
        TargetStock.withdraw(store, "watched-addicts");
        may(COMMUNES.getFirst(), 36);
        may(COMMUNES.get(1), 200);
        look();

        assertThat(jumps(COMMUNES.getFirst())).isEmpty();
        assertThat(find(COMMUNES.get(1))).isEmpty();
    }

    private void look() {
        watch.lookAtAll();
        watch.lookAtAllCommunes();
    }

    private Optional<AreaWatch> find(String area) {
        return watches.findById(AreaWatch.id(area, TEMPLATE));
    }

    private List<AreaFigure> jumps(String area) {
        return find(area).map(AreaWatch::jumps).orElse(List.of());
    }

    private long told(String area) {
        return find(area).map(AreaWatch::told).orElse(0L);
    }

    private void may(String commune, int addicts) {
        project(commune, MAY.toString(), addicts, 1);
    }

    private void project(String commune, String period, int addicts, int reports) {
        BigDecimal figure = BigDecimal.valueOf(addicts);
        totals.project(new AreaTotals(
                ++version,
                AFTER_MAY_WAS_DUE,
                commune,
                TEMPLATE,
                period,
                Basis.TODAY,
                new Coverage(1, reports, reports, 0, reports, 0),
                Map.of(),
                0,
                reports == 0 ? Map.of() : Map.of("CA01", new Figure(figure, reports, figure, reports))));
    }
}
