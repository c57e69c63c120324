package vn.pcmt.report.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.target.TargetFixture.aTargetOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.TargetEvent;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.plan.TargetWithdrawn;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.ProjectedTotals;

@OnStore
class MeasureTargetsTest {

    private static final Instant AFTER_MAY_WAS_DUE = Instant.parse("2026-05-20T03:00:00Z");
    private static final Instant AT = Instant.parse("2026-05-19T03:00:00Z");
    private static final String A = "97001@2025-07-01";
    private static final String B = "97002@2025-07-01";

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private ApplicationEventPublisher listeners;

    @Autowired
    private WatchTargets watch;

    @Autowired
    private MeasureTargets measure;

    @Autowired
    private Readings readings;

    @Autowired
    private TestClock clock;

    private final String target = UUID.randomUUID().toString();
    private ProjectedTotals totals;

    @BeforeEach
    void setUp() {
        clock.set(AFTER_MAY_WAS_DUE);
        totals = new ProjectedTotals(mongo, listeners);
        UnitStock.put(
                mongo,
                SampleUnits.commune("97001"),
                SampleUnits.commune("97002"),
                SampleUnits.oldCommune("97101", "97001"),
                SampleUnits.oldCommune("97102", "97002"));
        UnitStock.put(
                mongo,
                new UnitState(
                        "450@2021-01-01",
                        "450",
                        "Huyện cũ",
                        UnitKind.DISTRICT,
                        LocalDate.of(2021, 1, 1),
                        SampleUnits.MERGER,
                        false,
                        null,
                        null,
                        null,
                        List.of("450@2021-01-01", "44@2021-01-01", "VN"),
                        List.of()));
        mongo.remove(Query.query(Criteria.where("area").in(A, B)), "area_totals");
    }

    @Test
    void theReadingIsTheSameInWhateverOrderAndHoweverOftenThingsAreTold() {
        List<Runnable> told = new ArrayList<>();
        told.add(() -> set(1, aTarget().atMost("9").state()));
        told.add(() -> set(2, aTarget().atMost("8").state()));
        for (int month = 1; month <= 5; month++) {
            String period = "2026-0" + month;
            String fewer = Integer.toString(12 - month);
            told.add(() -> totals.project(sum(A, period, 1, "99", 1, 0)));
            told.add(() -> totals.project(sum(A, period, 2, fewer, 1, 1)));
            told.add(() -> totals.project(sum(B, period, 1, "3", 1, 1)));
        }
        told.forEach(Runnable::run);
        measure.measureDue();
        List<TargetReading> expected = latest();
        // A: 12 - 5 = 7 of 8 in May. B: 3. Together 10.
        assertThat(expected)
                .extracting(reading -> reading.unit() + " " + reading.actual() + " " + reading.status())
                .containsExactly("null 10 ON_TRACK", A + " 7 ON_TRACK", B + " 3 ON_TRACK");
        assertThat(expected.getFirst().targetVersion()).isEqualTo(2);

        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 12; run++) {
            forget();
            List<Runnable> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(random.nextInt(told.size()), told.size()));
            Collections.shuffle(shuffled, random);
            shuffled.forEach(step -> {
                step.run();
                if (random.nextInt(4) == 0) {
                    measure.measureDue();
                }
            });
            measure.measureDue();
            assertThat(latest()).as("seed %s, run %s", seed, run).isEqualTo(expected);
        }
    }

    @Test
    void nothingIsToldWhenNothingChanged() {
        set(1, aTarget().atMost("8").state());
        totals.project(sum(A, "2026-05", 1, "7", 1, 1), sum(B, "2026-05", 1, "3", 1, 1));
        measure.measureDue();
        long told = readings.findById(target).orElseThrow().outbox().version();

        set(1, aTarget().atMost("8").state());
        totals.project(sum(A, "2026-05", 1, "7", 1, 1));
        measure.measureDue();

        assertThat(readings.findById(target).orElseThrow().outbox().version()).isEqualTo(told);
    }

    @Test
    void timeAloneTurnsATarget() {
        clock.set(Instant.parse("2025-12-20T03:00:00Z"));
        set(1, aTarget().atMost("8").state());
        measure.measureDue();
        assertThat(status()).isEqualTo(TargetStatus.NOT_DUE);

        // January is due at 17:00 on Friday the 16th, Vietnam time.
        clock.set(Instant.parse("2026-01-16T10:00:01Z"));
        measure.measureDue();
        assertThat(status()).isEqualTo(TargetStatus.INSUFFICIENT_DATA);
    }

    @Test
    void anAreaThatEndedIsFollowedThroughTheMerger() {
        set(
                1,
                aTargetOf("CA01")
                        .named(target)
                        .lasting("2026-01", "2026-12")
                        .atMost("20")
                        .in("450@2021-01-01")
                        .state());
        totals.project(sum(A, "2026-05", 1, "7", 1, 1), sum(B, "2026-05", 1, "3", 1, 1));
        measure.measureDue();

        TargetReading reading = readings.findById(target).orElseThrow().latest();
        assertThat(reading.areas()).contains(A, B).doesNotContain("450@2021-01-01");
    }

    @Test
    void aTargetGivenUpIsNotMeasuredAnyMore() {
        TargetState state = aTarget().atMost("8").state();
        tell(new TargetWithdrawn(2, AT, "lanhdao", state, "Điều chỉnh"));
        set(1, state);
        totals.project(sum(A, "2026-05", 1, "7", 1, 1));
        measure.measureDue();

        assertThat(readings.findById(target)).isEmpty();
    }

    private TargetFixture aTarget() {
        return aTargetOf("CA01")
                .named(target)
                .lasting("2026-01", "2026-12")
                .in(A, B)
                .forEachUnit();
    }

    private TargetStatus status() {
        return readings.findById(target).orElseThrow().latest().status();
    }

    private List<TargetReading> latest() {
        return readings.findByTargetId(target).stream()
                .map(Reading::latest)
                .sorted(Comparator.comparing(TargetReading::id))
                .toList();
    }

    private void forget() {
        readings.deleteAll(readings.findByTargetId(target));
        mongo.remove(Query.query(Criteria.where("_id").is(target)), WatchedTarget.class);
        mongo.remove(Query.query(Criteria.where("area").in(A, B)), "area_totals");
    }

    private void set(long version, TargetState state) {
        tell(new TargetSet(version, AT, "lanhdao", state));
    }

    private void tell(TargetEvent event) {
        watch.on(new EventEnvelope<>(UUID.randomUUID(), "/plan-service", AT, null, event));
    }

    private static AreaTotals sum(String area, String period, long version, String value, int expected, int accepted) {
        return new AreaTotals(
                version,
                AT,
                area,
                "PCMT-THANG",
                period,
                Basis.TODAY,
                new Coverage(expected, 1, accepted, 0, 1, 0),
                Map.of(),
                0,
                Map.of("CA01", new Figure(new BigDecimal(value), 1, new BigDecimal(value), accepted)));
    }
}
