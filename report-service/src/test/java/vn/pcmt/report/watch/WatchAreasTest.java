package vn.pcmt.report.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.view.CoverageEvent;
import vn.pcmt.contract.view.CoverageLow;
import vn.pcmt.contract.view.FigureEvent;
import vn.pcmt.contract.view.FigureJumped;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.ProjectedTotals;
import vn.pcmt.report.watch.AreaWatch.Verdict;

/** A province of ten communes. In the ten months before May 2026 its addicts were about a hundred. */
@OnStore
class WatchAreasTest {

    private static final String AREA = "87@2025-07-01";
    private static final String TEMPLATE = "PCMT-THANG";
    private static final Instant AFTER_MAY_WAS_DUE = Instant.parse("2026-05-20T03:00:00Z");
    private static final ReportingPeriod JULY = ReportingPeriod.parse("2025-07");
    private static final ReportingPeriod MAY = ReportingPeriod.parse("2026-05");
    private static final List<String> YEAR = List.of("98", "101", "100", "103", "97", "99", "102", "100", "96", "104");

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

    @Autowired
    private MockMvcTester http;

    private ProjectedTotals totals;

    /** The store tells old totals from new ones by their version. */
    private static long version;

    @BeforeEach
    void setUp() {
        clock.set(AFTER_MAY_WAS_DUE);
        totals = new ProjectedTotals(store, listeners);
        UnitStock.put(store, SampleUnits.province(AREA), SampleUnits.commune("87001", AREA));
        forget();
    }

    @Test
    void aFigureFarFromItsYearIsToldOnceAndAgainWhenItIsAsBefore() {
        theYearBefore().forEach(totals::project);
        may("400", 10, 10);
        look();
        look();

        assertThat(told()).containsExactly("figure.jumped.v1 1 CA01 400");
        FigureJumped jumped = (FigureJumped) events().getFirst();
        assertThat(jumped.figure().usual()).isEqualByComparingTo("100");
        assertThat(jumped.figure().of()).isEqualTo(10);
        assertThat(jumped.figure().score()).isGreaterThan(new BigDecimal("4"));

        may("101", 10, 10);
        look();
        look();
        assertThat(told()).containsExactly("figure.jumped.v1 1 CA01 400", "figure.settled.v1 2 CA01 101");
    }

    /** Twenty away each: a deviation is 1.4826 times that, 29.65. Bounds are 4 of them and 2.5. */
    @Test
    void whatLiesBetweenTheBoundsTurnsNothing() {
        for (int i = 0; i < 10; i++) {
            project(month(i), i % 2 == 0 ? "80" : "120", 10, 10);
        }
        may("180", 10, 10);
        look();
        assertThat(told()).as("80 away, of deviations of 30: 2.7 of them").isEmpty();

        may("230", 10, 10);
        look();
        may("180", 10, 10);
        look();
        may("231", 10, 10);
        look();
        may("190", 10, 10);
        look();
        assertThat(told()).containsExactly("figure.jumped.v1 1 CA01 230");
    }

    @Test
    void fromFarAboveToFarBelowIsAnotherChange() {
        theYearBefore().forEach(totals::project);
        may("400", 10, 10);
        look();
        may("3", 10, 10);
        look();

        assertThat(told()).containsExactly("figure.jumped.v1 1 CA01 400", "figure.jumped.v1 2 CA01 3");
    }

    @Test
    void aFigureOfHalfTheReportsIsNotComparedAndNeitherIsOneWithoutAPast() {
        theYearBefore().forEach(totals::project);
        project("2026-05", "400", 10, 5);
        look();
        assertThat(events()).noneMatch(FigureEvent.class::isInstance);

        forget();
        theYearBefore().subList(0, 5).forEach(totals::project);
        may("400", 10, 10);
        look();
        assertThat(events()).noneMatch(FigureEvent.class::isInstance);
    }

    @Test
    void tooFewReportsAtTheDeadlineAreToldOnceAndAgainWhenThereAreEnough() {
        clock.set(Instant.parse("2026-05-18T09:00:00Z"));
        project("2026-05", "100", 8, 8);
        look();
        assertThat(told()).as("an hour is left").isEmpty();

        clock.set(AFTER_MAY_WAS_DUE);
        watch.lookAtAll();
        look();
        assertThat(told()).containsExactly("coverage.low.v1 1 2026-05 8/10");
        assertThat(((CoverageLow) events().getFirst()).coverage().by()).isBefore(AFTER_MAY_WAS_DUE);

        project("2026-05", "100", 9, 9);
        look();
        project("2026-05", "100", 8, 8);
        look();
        project("2026-05", "100", 10, 9);
        look();
        look();
        assertThat(told()).containsExactly("coverage.low.v1 1 2026-05 8/10", "coverage.restored.v1 2 2026-05 10/10");
    }

    @Test
    void anOldPeriodIsNotChasedUnlessItWasToldBefore() {
        project("2026-03", "100", 2, 2);
        look();
        assertThat(told()).isEmpty();

        clock.set(Instant.parse("2026-03-20T03:00:00Z"));
        look("2026-03");
        clock.set(AFTER_MAY_WAS_DUE);
        project("2026-03", "100", 10, 2);
        look();
        assertThat(told()).containsExactly("coverage.low.v1 1 2026-03 2/10", "coverage.restored.v1 2 2026-03 10/10");
    }

    @Test
    void theOrderInWhichTotalsComeAndHowOftenDoesNotMatter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 10; run++) {
            forget();
            List<AreaTotals> all = new ArrayList<>(theYearBefore());
            all.add(sum("2026-05", "400", 10, 10));
            List<AreaTotals> shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(random.nextInt(all.size()), all.size()));
            Collections.shuffle(shuffled, random);
            shuffled.forEach(totals::project);
            look();
            shuffled.forEach(totals::project);
            watch.lookAtAll();
            look();

            assertThat(told()).as("seed %s, run %s", seed, run).containsExactly("figure.jumped.v1 1 CA01 400");
        }
    }

    /** Two nodes see the same change: what the second would tell is not saved, and at its next look there is no news. */
    @Test
    void ofTwoNodesOneTells() {
        FigureJumped golden = GoldenEvents.event(FigureJumped.class);
        AreaWatch one = AreaWatch.of(AREA, TEMPLATE);
        AreaWatch other = AreaWatch.of(AREA, TEMPLATE);
        one.see(golden.figure(), Verdict.BEYOND, golden.at());
        other.see(golden.figure(), Verdict.BEYOND, golden.at());
        watches.save(one);

        assertThatThrownBy(() -> watches.save(other))
                .isInstanceOfAny(DuplicateKeyException.class, OptimisticLockingFailureException.class);
        AreaWatch again = watches.findById(AreaWatch.id(AREA, TEMPLATE)).orElseThrow();
        again.see(golden.figure(), Verdict.BEYOND, golden.at());
        assertThat(again.told()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.jumped.v1", "figure.settled.v1", "coverage.low.v1", "coverage.restored.v1"})
    void aChangeIsToldAsAgreed(String token) {
        ViewEvent golden = (ViewEvent) EventCodec.decode(token, GoldenEvents.json(token));
        AreaWatch told = AreaWatch.of("44@2025-07-01", TEMPLATE);
        switch (golden) {
            case FigureEvent event -> {
                told.see(GoldenEvents.event(FigureJumped.class).figure(), Verdict.BEYOND, event.at());
                told.see(event.figure(), Verdict.WITHIN, event.at());
            }
            case CoverageEvent event -> {
                told.see(event.coverage(), Verdict.BEYOND, event.at());
                told.see(event.coverage(), Verdict.WITHIN, event.at());
            }
            default -> throw new AssertionError(token);
        }

        Document stored = new Document();
        store.getConverter().write(told, stored);
        List<Document> pending =
                stored.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class);
        Document last = pending.stream()
                .filter(event -> event.getString("type").equals(token))
                .findFirst()
                .orElseThrow();
        assertThat(JsonMapper.shared().readTree(last.getString("body")))
                .isEqualTo(JsonMapper.shared().readTree(GoldenEvents.json(token)));
    }

    @Test
    void whatIsNotOverIsShownToWhoeverMayReadTheArea() {
        theYearBefore().forEach(totals::project);
        may("400", 10, 10);
        look();
        Person leader = Person.of(http, "lanhdao", AREA, OfficerRole.LEADER);

        JsonNode open = json(leader.get("/api/v1/areas/" + AREA + "/watch"));

        assertThat(open.at("/changes/0/indicator").asString()).isEqualTo("CA01");
        assertThat(open.at("/changes/0/value").decimalValue()).isEqualByComparingTo("400");
        assertThat(open.at("/lacking")).isEmpty();
        Person stranger = Person.of(http, "xa", "18859@2025-07-01", OfficerRole.COMMUNE_HEAD);
        refused(stranger.get("/api/v1/areas/87001@2025-07-01/watch"), 403, "area-forbidden");
    }

    private List<AreaTotals> theYearBefore() {
        List<AreaTotals> year = new ArrayList<>();
        for (int i = 0; i < YEAR.size(); i++) {
            year.add(sum(month(i), YEAR.get(i), 10, 10));
        }
        return year;
    }

    /** From July 2025 to April 2026. */
    private static String month(int number) {
        return JULY.through(MAY).get(number).toString();
    }

    private void may(String addicts, int received, int accepted) {
        project("2026-05", addicts, received, accepted);
    }

    private void project(String period, String addicts, int received, int accepted) {
        totals.project(sum(period, addicts, received, accepted));
    }

    private static AreaTotals sum(String period, String addicts, int received, int accepted) {
        return new AreaTotals(
                ++version,
                AFTER_MAY_WAS_DUE,
                AREA,
                TEMPLATE,
                period,
                Basis.TODAY,
                new Coverage(10, received, accepted, 0, received, 0),
                Map.of(),
                0,
                Map.of("CA01", new Figure(new BigDecimal(addicts), received, new BigDecimal(addicts), accepted)));
    }

    private void look() {
        watch.lookAtWhatChanged();
    }

    private void look(String changed) {
        project(changed, "100", 2, 2);
        look();
    }

    private void forget() {
        look();
        store.remove(Query.query(Criteria.where("area").is(AREA)), AreaWatch.COLLECTION);
        store.remove(Query.query(Criteria.where("area").is(AREA)), "area_totals");
    }

    private List<ViewEvent> events() {
        Document stored = store.findOne(
                Query.query(Criteria.where("_id").is(AreaWatch.id(AREA, TEMPLATE))),
                Document.class,
                AreaWatch.COLLECTION);
        return stored == null
                ? List.of()
                : stored.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class).stream()
                        .map(pending -> (ViewEvent) EventCodec.decode(
                                pending.getString("type"),
                                pending.getString("body").getBytes(UTF_8)))
                        .toList();
    }

    private List<String> told() {
        return events().stream()
                .map(event -> switch (event) {
                    case FigureEvent figure ->
                        "%s %s %s %s"
                                .formatted(
                                        figure instanceof FigureJumped ? "figure.jumped.v1" : "figure.settled.v1",
                                        figure.version(),
                                        figure.figure().indicator(),
                                        figure.figure().value());
                    case CoverageEvent gap ->
                        "%s %s %s %s/%s"
                                .formatted(
                                        gap instanceof CoverageLow ? "coverage.low.v1" : "coverage.restored.v1",
                                        gap.version(),
                                        gap.coverage().period(),
                                        gap.coverage().received(),
                                        gap.coverage().expected());
                    default -> throw new AssertionError(event);
                })
                .toList();
    }
}
