package vn.pcmt.report.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * Any repetition and re-ordering of the events of communes and provinces ends in the totals that a plain recomputation
 * gives.
 */
class AreaTotalsAnyOrderTest {

    private static final List<String> INDICATORS = List.of("CA01", "CA02", "GC01");
    private static final List<String> TODAYS = List.of(Fixtures.KHE_SANH, Fixtures.LAO_BAO, "18900@2025-07-01");

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingGivesTheRecomputedTotals(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> history = history(random);
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(disturbed(history, random));
            assertThat(topology.sums()).isEqualTo(recomputed(history));
        }
    }

    /** Shows that the property can fail: without the version guards the same histories end in wrong totals. */
    @Example
    void aTopologyThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<Event> history = history(random);
                        try (TopologyUnderTest topology =
                                new TopologyUnderTest((known, arrived) -> arrived, (known, arrived) -> arrived)) {
                            topology.receives(disturbed(history, random));
                            assertThat(topology.sums()).isEqualTo(recomputed(history));
                        }
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    /** Everything that happened, each aggregate in order. Every unit comes to exist, not every report is received. */
    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>();
        List<String> reporting = new ArrayList<>(TODAYS);
        TODAYS.forEach(key -> events.add(Fixtures.aCommune(key)));
        for (int i = 0; i < 4; i++) {
            String key = "1944" + i + "@2021-01-01";
            String district = i % 2 == 0 ? Fixtures.HUONG_HOA : "467@2021-01-01";
            reporting.add(key);
            UnitEvent unit = Fixtures.anOldCommune(key, district);
            events.add(unit);
            for (int change = random.nextInt(3); change > 0; change--) {
                unit = Fixtures.merged(unit, shares(random));
                events.add(unit);
            }
        }
        events.add(Fixtures.aProvince());
        events.add(Fixtures.anOldProvince(Fixtures.OLD_PROVINCE));
        for (String period : List.of("2025-08", "2025-09")) {
            for (String unit : reporting) {
                events.addAll(life(Fixtures.aReport(unit, period), random));
            }
            for (String province : List.of(Fixtures.PROVINCE, Fixtures.OLD_PROVINCE)) {
                events.addAll(life(Fixtures.aProvincialReport(province, period), random));
            }
        }
        return events;
    }

    private static Map<String, String> shares(Random random) {
        if (random.nextBoolean()) {
            return Map.of(TODAYS.get(random.nextInt(3)), "1");
        }
        int percent = 1 + random.nextInt(99);
        return Map.of(
                TODAYS.get(0), new BigDecimal(percent).movePointLeft(2).toPlainString(),
                TODAYS.get(1), new BigDecimal(100 - percent).movePointLeft(2).toPlainString());
    }

    private static List<ReportEvent> life(Fixtures.ReportLife report, Random random) {
        List<ReportEvent> life = new ArrayList<>(List.of(report.expected()));
        if (random.nextInt(4) == 0) {
            life.add(report.extendedTo(Fixtures.DUE.plusSeconds(3_600L * random.nextInt(3))));
        }
        for (int step = random.nextInt(6); step > 0; step--) {
            ReportStatus status = life.getLast().report().status();
            if (status == ReportStatus.EXPECTED && random.nextInt(4) == 0) {
                life.add(report.withdrawn());
                continue;
            }
            if (report.isReceived() && random.nextInt(5) == 0) {
                life.add(report.flagged());
                continue;
            }
            life.add(
                    switch (status) {
                        case WITHDRAWN -> report.expectedAgain();
                        case EXPECTED, RETURNED ->
                            report.submitted(
                                    values(random), random.nextBoolean() ? Timeliness.ON_TIME : Timeliness.LATE);
                        case SUBMITTED, CORRECTED -> random.nextBoolean() ? report.accepted() : report.returned();
                        case ACCEPTED -> report.corrected(values(random));
                    });
        }
        return life;
    }

    private static Map<String, BigDecimal> values(Random random) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (String indicator : INDICATORS) {
            if (random.nextInt(3) > 0) {
                values.put(indicator, BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)));
            }
        }
        return values;
    }

    /** The same events in any order, some of them several times. */
    private static List<Event> disturbed(List<Event> history, Random random) {
        List<Event> events = new ArrayList<>(history);
        history.forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                events.add(event);
            }
        });
        Collections.shuffle(events, random);
        return events;
    }

    /** The obvious way: take the last state of everything, then go through the reports of each total. */
    private static Map<String, Sums> recomputed(List<Event> history) {
        Map<String, UnitState> units = new TreeMap<>();
        Map<String, ReportState> reports = new TreeMap<>();
        for (Event event : history) {
            switch (event) {
                case UnitEvent unit -> units.put(unit.aggregateId(), unit.unit());
                case ReportEvent report -> reports.put(report.aggregateId(), report.report());
                default -> throw new AssertionError(event);
            }
        }
        Set<String> areas = new TreeSet<>();
        units.values().forEach(unit -> {
            areas.addAll(unit.path());
            unit.today().forEach(successor -> areas.addAll(successor.path()));
        });
        Map<String, Sums> totals = new HashMap<>();
        for (String area : areas) {
            for (String period : List.of("2025-08", "2025-09")) {
                for (Basis basis : Basis.values()) {
                    List<ReportState> all = List.copyOf(reports.values());
                    Sums communes = total(area, period, basis, of(ReportingLevel.COMMUNE, all), units);
                    Sums provinces = total(area, period, basis, of(ReportingLevel.PROVINCE, all), units);
                    Sums both = total(area, period, basis, all, units);
                    if (both.coverage().expected() > 0) {
                        totals.put(
                                AreaTotals.key(area, Fixtures.TEMPLATE, period, basis),
                                new Sums(
                                        communes.coverage(),
                                        communes.outstanding(),
                                        both.estimated(),
                                        both.figures(),
                                        new Sums.Part(
                                                provinces.coverage(), provinces.outstanding(), provinces.figures())));
                    }
                }
            }
        }
        return totals;
    }

    private static List<ReportState> of(ReportingLevel level, List<ReportState> reports) {
        return reports.stream().filter(report -> report.level() == level).toList();
    }

    private static Sums total(
            String area, String period, Basis basis, Iterable<ReportState> reports, Map<String, UnitState> units) {
        int expected = 0, received = 0, accepted = 0, returned = 0, onTime = 0, late = 0, estimated = 0;
        Map<Instant, Integer> outstanding = new HashMap<>();
        Map<String, BigDecimal> receivedSum = new HashMap<>();
        Map<String, BigDecimal> acceptedSum = new HashMap<>();
        Map<String, Integer> receivedCount = new HashMap<>();
        Map<String, Integer> acceptedCount = new HashMap<>();
        for (ReportState report : reports) {
            BigDecimal share = share(units.get(report.unitKey()), area, basis);
            boolean owed = report.status() != ReportStatus.WITHDRAWN;
            if (!owed || !report.period().equals(period) || share.signum() == 0) {
                continue;
            }
            expected++;
            if (report.revision() > 0) {
                received++;
                report.received().forEach((indicator, value) -> {
                    receivedSum.merge(indicator, value.multiply(share), BigDecimal::add);
                    receivedCount.merge(indicator, 1, Integer::sum);
                });
            } else {
                outstanding.merge(report.dueAt(), 1, Integer::sum);
            }
            if (report.acceptedRevision() != null) {
                accepted += report.acceptedRevision() == report.revision() ? 1 : 0;
                report.accepted().forEach((indicator, value) -> {
                    acceptedSum.merge(indicator, value.multiply(share), BigDecimal::add);
                    acceptedCount.merge(indicator, 1, Integer::sum);
                });
            }
            returned += report.status() == ReportStatus.RETURNED ? 1 : 0;
            onTime += report.timeliness() == Timeliness.ON_TIME ? 1 : 0;
            late += report.timeliness() == Timeliness.LATE ? 1 : 0;
            estimated += share.compareTo(BigDecimal.ONE) < 0 ? 1 : 0;
        }
        Map<String, Figure> figures = new HashMap<>();
        for (String indicator : INDICATORS) {
            Figure figure = new Figure(
                    Sums.plain(receivedSum.getOrDefault(indicator, BigDecimal.ZERO)),
                    receivedCount.getOrDefault(indicator, 0),
                    Sums.plain(acceptedSum.getOrDefault(indicator, BigDecimal.ZERO)),
                    acceptedCount.getOrDefault(indicator, 0));
            if (figure.receivedReports() + figure.acceptedReports() > 0) {
                figures.put(indicator, figure);
            }
        }
        return new Sums(
                new Coverage(expected, received, accepted, returned, onTime, late),
                outstanding,
                estimated,
                figures,
                Sums.Part.NONE);
    }

    private static BigDecimal share(UnitState unit, String area, Basis basis) {
        if (basis == Basis.AS_THEN) {
            return unit.path().contains(area) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return unit.today().stream()
                .filter(successor -> successor.path().contains(area))
                .map(Successor::share)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
