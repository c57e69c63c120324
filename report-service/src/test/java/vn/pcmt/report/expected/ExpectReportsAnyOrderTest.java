package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitLives;

/**
 * Plans are issued, what they require of communes or of provinces is changed and ended, units are registered, moved and
 * merged. Any repetition and re-ordering of these events, of each topic and across both, ends in the same reports owed:
 * those of the last states.
 */
class ExpectReportsAnyOrderTest {

    /** The period that runs then is October's, 15 September to 14 October. */
    private static final Instant NOW = Instant.parse("2025-09-20T03:00:00Z");

    private static final YearMonth RUNNING = YearMonth.of(2025, 10);
    private static final List<String> PERIODS =
            List.of("2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11");

    private final ApplicationContext context = AnyOrder.context();
    private final MongoOperations store = context.getBean(MongoOperations.class);

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingExpectsWhatTheLastStatesAskFor(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> history = history(random);
        receive(AnyOrder.disturbed(history, random));
        assertThat(owed()).isEqualTo(asked(history));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theOrderInWhichTheyHappenedExpectsTheSame(@ForAll long seed) {
        List<Event> history = history(new Random(seed));
        receive(history);
        assertThat(owed()).isEqualTo(asked(history));
    }

    /** Shows that the property can fail. */
    @Example
    void aServiceThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<Event> history = history(random);
                        receive(AnyOrder.numberedByArrival(AnyOrder.disturbed(history, random)));
                        assertThat(owed()).isEqualTo(asked(history));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private void receive(List<Event> events) {
        store.remove(new Query(), Unit.class);
        store.remove(new Query(), Report.class);
        store.remove(new Query(), OpenRequirement.class);
        TestClock clock = context.getBean(TestClock.class);
        Instant before = clock.instant();
        clock.set(NOW);
        ExpectReports expect = context.getBean(ExpectReports.class);
        Consumer<UnitEvent> units = UnitLives.projection(context, context);
        for (Event event : events) {
            switch (event) {
                case UnitEvent unit -> units.accept(unit);
                case PlanEvent plan ->
                    Requiring.told(
                            expect, new EventEnvelope<>(UUID.randomUUID(), "/plan-service", plan.at(), null, plan));
                default -> throw new AssertionError(event);
            }
        }
        clock.set(before);
    }

    private Set<String> owed() {
        return store.findAll(Report.class).stream()
                .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                .map(report -> report.unitKey() + " " + report.id().period())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The obvious way: the last state of every requirement and every unit, period by period. */
    private static Set<String> asked(List<Event> history) {
        Map<String, UnitState> units = new TreeMap<>();
        Map<String, Requirement> requirements = new TreeMap<>();
        for (Event event : history) {
            switch (event) {
                case UnitEvent unit -> units.put(unit.aggregateId(), unit.unit());
                case PlanIssued issued ->
                    issued.plan().requirements().forEach(one -> requirements.put(key(issued, one), one));
                case RequirementSet set -> requirements.put(key(set, set.requirement()), set.requirement());
                default -> throw new AssertionError(event);
            }
        }
        Set<String> owed = new TreeSet<>();
        for (Requirement requirement : requirements.values()) {
            YearMonth last = requirement.lastPeriod() == null ? RUNNING : YearMonth.parse(requirement.lastPeriod());
            for (YearMonth period = YearMonth.parse(requirement.firstPeriod());
                    !period.isAfter(last) && !period.isAfter(RUNNING);
                    period = period.plusMonths(1)) {
                for (UnitState unit : units.values()) {
                    if (isAsked(requirement, unit) && unit.existsOn(period.atDay(14))) {
                        owed.add(unit.key() + " " + period);
                    }
                }
            }
        }
        return owed;
    }

    private static boolean isAsked(Requirement requirement, UnitState unit) {
        if (requirement.level() == ReportingLevel.PROVINCE) {
            return unit.kind() == UnitKind.PROVINCE
                    && Stream.concat(
                                    Stream.of(unit.key()),
                                    unit.today().stream()
                                            .map(successor -> successor.path().getFirst()))
                            .anyMatch(requirement.scope()::contains);
        }
        if (unit.kind() == UnitKind.PROVINCE) {
            return false;
        }
        return Stream.concat(
                        unit.path().stream(), unit.today().stream().flatMap(successor -> successor.path().stream()))
                .anyMatch(requirement.scope()::contains);
    }

    private static String key(PlanEvent event, Requirement requirement) {
        return event.aggregateId() + "/" + requirement.id();
    }

    /** Everything that happened, each aggregate in order. */
    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>(UnitLives.all(random));
        events.addAll(UnitLives.provinces(random));
        for (int plan = 1 + random.nextInt(3); plan > 0; plan--) {
            events.addAll(plan("ke-hoach-" + plan, random));
        }
        return events;
    }

    private static List<PlanEvent> plan(String id, Random random) {
        List<PlanEvent> life = new ArrayList<>();
        Map<String, Requirement> required = new TreeMap<>();
        required.put("thang", requirement("thang", random));
        if (random.nextInt(3) == 0) {
            required.put("bo-sung", requirement("bo-sung", random));
        }
        life.add(new PlanIssued(1, NOW, "quantri", state(id, required)));
        required.values().forEach(one -> life.add(set(life, id, required, one)));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            String changed = List.copyOf(required.keySet()).get(random.nextInt(required.size()));
            required.put(changed, requirement(changed, random));
            life.add(set(life, id, required, required.get(changed)));
        }
        if (random.nextInt(3) == 0) {
            String last = any(PERIODS, random);
            required.replaceAll((name, one) -> ended(one, last));
            required.values().forEach(one -> life.add(set(life, id, required, one)));
        }
        return life;
    }

    private static RequirementSet set(
            List<PlanEvent> life, String id, Map<String, Requirement> required, Requirement one) {
        return new RequirementSet(life.size() + 1L, NOW, "quantri", state(id, required), one);
    }

    private static PlanState state(String id, Map<String, Requirement> required) {
        return new PlanState(
                id,
                PlanKind.REPORTING,
                "Chế độ báo cáo",
                null,
                "BCĐ 138",
                null,
                null,
                null,
                List.of(UnitLives.PROVINCE),
                List.copyOf(required.values()),
                true,
                null);
    }

    private static Requirement requirement(String id, Random random) {
        List<String> scope =
                switch (random.nextInt(5)) {
                    case 0 -> List.of(UnitLives.OTHER_PROVINCE);
                    case 1 -> List.of(UnitLives.OLD_PROVINCE);
                    case 2 -> List.of(any(UnitLives.TODAYS, random), any(UnitLives.OLD, random));
                    default -> List.of(UnitLives.PROVINCE);
                };
        return new Requirement(
                id,
                "PCMT-THANG",
                Frequency.MONTHLY,
                scope,
                any(PERIODS, random),
                random.nextInt(3) == 0 ? any(PERIODS, random) : null,
                null,
                random.nextInt(4) == 0 ? ReportingLevel.PROVINCE : ReportingLevel.COMMUNE);
    }

    private static Requirement ended(Requirement open, String last) {
        @Nullable String before = open.lastPeriod();
        return before != null && before.compareTo(last) <= 0
                ? open
                : new Requirement(
                        open.id(),
                        open.template(),
                        open.frequency(),
                        open.scope(),
                        open.firstPeriod(),
                        last,
                        null,
                        open.level());
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
