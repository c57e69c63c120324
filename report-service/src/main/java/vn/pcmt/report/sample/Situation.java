package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * What there is in a synthetic unit, carried from period to period so that stocks agree: closing = opening + added −
 * removed, and the parts add up to the whole. A merged unit begins with the sum of what its parts ended with.
 */
final class Situation {

    /** What is there at the end of a period. The parts of CA01 come first. */
    private enum Stock {
        AT_LARGE,
        COMPULSORY,
        AT_HOME,
        IN_FACILITY,
        IN_CUSTODY,
        SUBSTITUTION,
        USERS,
        PLACES,
        AFTER_CARE,
        PSYCHOSIS,
        SCHOOLS,
        HOUSEHOLDS,
        RESIDENTS,
        FREE_HAMLETS,
        MODELS,
        HAMLETS
    }

    /** Shares of CA01 in print: most are at large, few in custody. */
    private static final Map<Stock, Double> PARTS = new EnumMap<>(Map.of(
            Stock.AT_LARGE, 0.54,
            Stock.COMPULSORY, 0.17,
            Stock.AT_HOME, 0.09,
            Stock.IN_FACILITY, 0.04,
            Stock.IN_CUSTODY, 0.10,
            Stock.SUBSTITUTION, 0.06));

    /** Drug tests and communication rise before Tết and in June, the month of action. */
    private static final double[] SEASON = {1.15, 1.1, 0.85, 0.9, 1.0, 1.3, 1.45, 1.0, 0.95, 0.95, 1.0, 1.05};

    private final boolean border;
    private final EnumMap<Stock, Integer> stocks = new EnumMap<>(Stock.class);

    private Situation(boolean border) {
        this.border = border;
        for (Stock stock : Stock.values()) {
            stocks.put(stock, 0);
        }
    }

    /** How it stands before the first period. */
    static Situation beginning(int residents, boolean border, Chance chance) {
        Situation start = new Situation(border);
        double density = 0.0009 * (0.4 + 1.6 * chance.share()) * (border ? 1.7 : 1);
        int addicts = chance.count(residents * density);
        PARTS.forEach((part, share) -> start.stocks.put(part, chance.count(addicts * share)));
        start.stocks.put(Stock.USERS, chance.count(addicts * 0.45));
        start.stocks.put(Stock.PLACES, chance.count(0.12));
        start.stocks.put(Stock.AFTER_CARE, chance.count(addicts * 0.12));
        start.stocks.put(Stock.PSYCHOSIS, chance.count(addicts * 0.02));
        start.stocks.put(Stock.RESIDENTS, residents);
        int hamlets = Math.max(1, residents / 850);
        start.stocks.put(Stock.HAMLETS, hamlets);
        start.stocks.put(Stock.FREE_HAMLETS, chance.of(hamlets, 0.6));
        start.stocks.put(Stock.MODELS, chance.count(0.8));
        start.stocks.put(Stock.HOUSEHOLDS, 0);
        return start;
    }

    /** What a merged unit begins with. */
    static Situation merged(Collection<Situation> parts, boolean border) {
        Situation whole = new Situation(border);
        parts.forEach(part -> part.stocks.forEach((stock, number) -> whole.stocks.merge(stock, number, Integer::sum)));
        return whole;
    }

    /** Lives through a period and gives its 40 figures. */
    Map<String, BigDecimal> live(ReportingPeriod period, Chance chance) {
        int month = period.number();
        double season = SEASON[month - 1];
        int residents = get(Stock.RESIDENTS);
        Map<String, BigDecimal> figures = new HashMap<>();
        if (month == 1) {
            stocks.put(Stock.SCHOOLS, 0);
            stocks.put(Stock.HOUSEHOLDS, 0);
        }
        supply(figures, residents, month, season, chance);
        places(figures, residents, chance);
        demand(figures, residents, season, chance);
        harm(figures, chance);
        communication(figures, residents, season, chance);
        management(figures, chance);
        return figures;
    }

    private void supply(Map<String, BigDecimal> figures, int residents, int month, double season, Chance chance) {
        int cases = chance.count(residents * 3.2e-5 * season * (border ? 1.8 : 1));
        put(figures, "GC01", cases);
        put(figures, "GC02", cases + chance.count(cases * 0.35));
        put(figures, "GC03", border ? chance.of(cases, 0.6) : 0);
        put(figures, "GC04", chance.of(cases, 0.08));
        figures.put("GC05", grams(cases > 0 && chance.happens(0.35) ? 1 + chance.upTo(45_000) : 0));
        put(figures, "GC06", cases > 0 && chance.happens(0.4) ? chance.between(1, border ? 900 : 60) : 0);
        figures.put("GC07", grams(cases > 0 && chance.happens(0.45) ? 1 + chance.upTo(80_000) : 0));
        figures.put("GC08", grams(cases > 0 && chance.happens(0.1) ? 1 + chance.upTo(25_000) : 0));
        boolean found = month >= 2 && month <= 4 && chance.happens(0.05);
        int plants = found ? chance.between(5, 120) : 0;
        put(figures, "GC09", plants);
        figures.put("GC10", BigDecimal.valueOf(plants * (250L + chance.upTo(100)), 3));
    }

    private void places(Map<String, BigDecimal> figures, int residents, Chance chance) {
        int found = chance.count(residents * 2.5e-6);
        int closed = chance.of(get(Stock.PLACES) + found, 0.3);
        put(figures, "GC11", add(Stock.PLACES, found - closed));
        put(figures, "GC12", found);
        put(figures, "GC13", closed);
    }

    private void demand(Map<String, BigDecimal> figures, int residents, double season, Chance chance) {
        int added = chance.count(addicts() * 0.014 + residents * 4e-6);
        add(Stock.AT_LARGE, added);
        int removed = 0;
        for (Stock part : PARTS.keySet()) {
            int left = chance.of(get(part), 0.016);
            add(part, -left);
            removed += left;
        }
        int sent = move(Stock.AT_LARGE, Stock.COMPULSORY, 0.02, chance);
        move(Stock.AT_LARGE, Stock.AT_HOME, 0.012, chance);
        move(Stock.AT_LARGE, Stock.SUBSTITUTION, 0.008, chance);
        int finished = move(Stock.COMPULSORY, Stock.AT_LARGE, 0.012, chance);
        move(Stock.AT_LARGE, Stock.IN_CUSTODY, 0.004, chance);
        put(figures, "CA01", addicts());
        put(figures, "CA02", added);
        put(figures, "CA03", removed);
        put(figures, "CA04", get(Stock.AT_LARGE));
        put(figures, "CA05", get(Stock.COMPULSORY));
        put(figures, "CA06", get(Stock.AT_HOME));
        put(figures, "CA07", get(Stock.IN_FACILITY));
        put(figures, "CA08", get(Stock.IN_CUSTODY));
        put(figures, "TH01", get(Stock.SUBSTITUTION));

        int decided = chance.count(get(Stock.USERS) * 0.05 + residents * 6e-6);
        int ended = chance.of(get(Stock.USERS), 0.06);
        put(figures, "CA09", add(Stock.USERS, decided - ended));
        put(figures, "CA10", decided);
        put(figures, "CA11", ended);

        int tests = chance.count(residents * 0.0025 * season);
        put(figures, "CA12", tests);
        put(figures, "CA13", chance.of(tests, 0.03));
        put(figures, "CA14", sent + chance.of(added, 0.2));
        put(figures, "CA15", add(Stock.AFTER_CARE, finished - chance.of(get(Stock.AFTER_CARE), 0.05)));
        put(figures, "CA16", chance.of(get(Stock.AFTER_CARE), 0.03));
    }

    private void harm(Map<String, BigDecimal> figures, Chance chance) {
        put(figures, "TH02", chance.of(get(Stock.AFTER_CARE) + get(Stock.SUBSTITUTION), 0.3));
        put(
                figures,
                "TH03",
                add(Stock.PSYCHOSIS, chance.count(addicts() * 0.001) - chance.of(get(Stock.PSYCHOSIS), 0.06)));
    }

    private void communication(Map<String, BigDecimal> figures, int residents, double season, Chance chance) {
        int sessions = chance.count((1 + residents / 6000.0) * season);
        put(figures, "TT01", sessions);
        put(figures, "TT02", sessions * chance.between(35, 110));
        int schools = Math.max(1, residents / 2500);
        put(figures, "TT03", add(Stock.SCHOOLS, chance.of(schools - Math.min(schools, get(Stock.SCHOOLS)), 0.15)));
        put(figures, "TT04", add(Stock.HOUSEHOLDS, chance.count(residents / 4.0 * 0.03 * season)));
    }

    private void management(Map<String, BigDecimal> figures, Chance chance) {
        put(figures, "QL01", add(Stock.RESIDENTS, chance.count(get(Stock.RESIDENTS) * 0.0004)));
        int toFree = chance.of(get(Stock.HAMLETS) - get(Stock.FREE_HAMLETS), 0.02);
        int lost = chance.of(get(Stock.FREE_HAMLETS), 0.008);
        put(figures, "QL02", add(Stock.FREE_HAMLETS, toFree - lost));
        put(figures, "QL03", add(Stock.MODELS, chance.happens(0.03) ? 1 : 0));
        put(figures, "QL04", chance.count(0.8));
    }

    private int addicts() {
        return PARTS.keySet().stream().mapToInt(this::get).sum();
    }

    private int move(Stock from, Stock to, double probability, Chance chance) {
        int moved = chance.of(get(from), probability);
        add(from, -moved);
        add(to, moved);
        return moved;
    }

    private int get(Stock stock) {
        return stocks.getOrDefault(stock, 0);
    }

    private int add(Stock stock, int change) {
        int now = get(stock) + change;
        stocks.put(stock, now);
        return now;
    }

    private static void put(Map<String, BigDecimal> figures, String code, int number) {
        figures.put(code, BigDecimal.valueOf(number));
    }

    private static BigDecimal grams(long milligrams) {
        return BigDecimal.valueOf(milligrams, 3);
    }
}
