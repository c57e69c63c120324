package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/**
 * The figures of a unit in a campaign, when more is done than in other weeks. A campaign asks for flows only, so that no
 * period depends on the one before.
 */
final class CampaignFigures {

    private static final double WEEKS_A_YEAR = 52;
    private static final double ZEAL = 1.6;

    private final long seed;

    CampaignFigures(long seed) {
        this.seed = seed;
    }

    Map<String, BigDecimal> of(Unit unit, ReportingPeriod period) {
        Chance chance = Chance.of(seed, "campaign", unit.key(), period.toString());
        Integer known = unit.population();
        int residents = known == null ? SampleFigures.RESIDENTS_IF_UNKNOWN : known;
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        int cases = chance.count(residents * 3.8e-4 * (unit.border() ? 1.8 : 1) * ZEAL / WEEKS_A_YEAR);
        put(figures, "GC01", cases);
        put(figures, "GC02", cases + chance.count(cases * 0.35));
        put(figures, "GC05", BigDecimal.valueOf(seized(cases, chance, 0.3, 20_000), 3));
        put(figures, "GC06", BigDecimal.valueOf(seized(cases, chance, 0.4, unit.border() ? 600 : 40)));
        put(figures, "GC07", BigDecimal.valueOf(seized(cases, chance, 0.4, 30_000), 3));
        put(figures, "GC08", BigDecimal.valueOf(seized(cases, chance, 0.1, 10_000), 3));
        int tests = chance.count(residents * 9.0e-4 * ZEAL);
        put(figures, "CA12", tests);
        put(figures, "CA13", chance.of(tests, 0.06));
        int sessions = chance.count(1.2 * ZEAL);
        put(figures, "TT01", sessions);
        put(figures, "TT02", sessions * chance.between(35, 140));
        put(figures, "QL04", chance.count(0.4 * ZEAL));
        return figures;
    }

    private static long seized(int cases, Chance chance, double probability, long most) {
        return cases > 0 && chance.happens(probability) ? 1 + chance.upTo(most) : 0;
    }

    private static void put(Map<String, BigDecimal> figures, String code, int count) {
        put(figures, code, BigDecimal.valueOf(count));
    }

    private static void put(Map<String, BigDecimal> figures, String code, BigDecimal figure) {
        figures.put(code, figure);
    }
}
