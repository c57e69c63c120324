package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/**
 * The figures of a province's own forces: few cases beside those of its communes, and the large seizures. Flows only, so
 * that no period depends on the one before.
 */
final class ProvincialFigures {

    private static final double CASES_A_MONTH = 9;

    private final long seed;

    ProvincialFigures(long seed) {
        this.seed = seed;
    }

    Map<String, BigDecimal> of(Unit province, ReportingPeriod period) {
        Chance chance = Chance.of(seed, "province", province.key(), period.toString());
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        int cases = chance.count(CASES_A_MONTH);
        figures.put("GC01", BigDecimal.valueOf(cases));
        figures.put("GC02", BigDecimal.valueOf(cases + chance.count(cases * 0.6)));
        figures.put("GC03", BigDecimal.valueOf(chance.of(cases, 0.4)));
        figures.put("GC04", BigDecimal.valueOf(chance.of(cases, 0.15)));
        figures.put("GC05", BigDecimal.valueOf(seized(cases, chance, 0.5, 4_000_000), 3));
        figures.put("GC06", BigDecimal.valueOf(seized(cases, chance, 0.7, 60_000)));
        figures.put("GC07", BigDecimal.valueOf(seized(cases, chance, 0.7, 8_000_000), 3));
        figures.put("GC08", BigDecimal.valueOf(seized(cases, chance, 0.2, 900_000), 3));
        return figures;
    }

    private static long seized(int cases, Chance chance, double probability, long most) {
        return cases > 0 && chance.happens(probability) ? 1 + chance.upTo(most) : 0;
    }
}
