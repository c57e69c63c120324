package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/** The figures of every unit and period, through the merger of 1 July 2025. Depends on nothing but its arguments. */
final class SampleFigures {

    static final int RESIDENTS_IF_UNKNOWN = 8_000;

    private final long seed;
    private final Map<String, Map<ReportingPeriod, Map<String, BigDecimal>>> figures = new HashMap<>();

    /**
     * @param communes units of commune level of all times
     * @param first earliest period
     * @param last latest one
     */
    SampleFigures(long seed, List<Unit> communes, ReportingPeriod first, ReportingPeriod last) {
        this.seed = seed;
        Map<String, List<Unit>> parts = new TreeMap<>();
        Map<String, Unit> ofToday = new TreeMap<>();
        for (Unit unit : communes) {
            String successor = successor(unit);
            if (successor.equals(unit.key())) {
                ofToday.put(unit.key(), unit);
            } else {
                parts.computeIfAbsent(successor, key -> new ArrayList<>()).add(unit);
            }
        }
        ofToday.forEach((key, unit) -> chronicle(unit, parts.getOrDefault(key, List.of()), first, last));
    }

    /** Null if the unit did not exist then. */
    @Nullable
    Map<String, BigDecimal> of(String unitKey, ReportingPeriod period) {
        return figures.getOrDefault(unitKey, Map.of()).get(period);
    }

    private void chronicle(Unit unit, List<Unit> predecessors, ReportingPeriod first, ReportingPeriod last) {
        Integer known = unit.population();
        int residents = known == null ? RESIDENTS_IF_UNKNOWN : known;
        List<Unit> before = predecessors.stream()
                .filter(old -> old.existsOn(first.end()))
                .sorted(Comparator.comparing(Unit::key))
                .toList();
        if (before.isEmpty()) {
            live(unit, Situation.beginning(residents, unit.border(), chance(unit.key())), first, last);
            return;
        }
        double[] weights = before.stream()
                .mapToDouble(old -> 0.5 + chance("weight", old.key()).share())
                .toArray();
        double sum = Arrays.stream(weights).sum();
        List<Situation> ends = new ArrayList<>();
        int left = residents;
        for (int i = 0; i < weights.length; i++) {
            Unit old = before.get(i);
            int share = i == weights.length - 1 ? left : (int) (residents * weights[i] / sum);
            left -= share;
            Situation situation = Situation.beginning(share, unit.border() || old.border(), chance(old.key()));
            live(old, situation, first, last);
            ends.add(situation);
        }
        live(unit, Situation.merged(ends, unit.border()), first, last);
    }

    private void live(Unit unit, Situation situation, ReportingPeriod first, ReportingPeriod last) {
        for (ReportingPeriod period : first.through(last)) {
            if (unit.existsOn(period.end())) {
                figures.computeIfAbsent(unit.key(), key -> new HashMap<>())
                        .put(period, situation.live(period, chance(unit.key(), period.toString())));
            }
        }
    }

    private Chance chance(String... words) {
        return Chance.of(seed, words);
    }

    private static String successor(Unit unit) {
        return unit.today().isEmpty()
                ? unit.key()
                : unit.today().getFirst().path().getFirst();
    }
}
