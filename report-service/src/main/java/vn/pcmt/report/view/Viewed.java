package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.area.Succession;
import vn.pcmt.report.area.Succession.Parted;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/**
 * What somebody looks at: one area, or a group of areas under a name.
 *
 * @param key of the area or group
 * @param unit the area; null for a group
 * @param members keys of the areas of a group; the area itself
 */
public record Viewed(String key, String name, @Nullable Unit unit, List<String> members) {

    public static Viewed of(Unit unit) {
        return new Viewed(unit.key(), unit.name(), unit, List.of(unit.key()));
    }

    /** By the key alone: answers are looked up by it, and what a unit is in full is long. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    boolean isGroup() {
        return unit == null;
    }

    /**
     * What is added up for a period.
     *
     * @param parted units whose reports are in several of the areas, in the tree of today
     */
    record Parts(Standing standing, Map<String, Parted> parted) {}

    /** Which areas a group stands for in the tree of today. */
    Standing standingToday(Sight sight) {
        return Succession.of(members, sight.units()).today();
    }

    /** Which areas are added up for a period. */
    public Function<ReportingPeriod, Standing> areas(Basis basis, Sight sight) {
        return parts(basis, sight).andThen(Parts::standing);
    }

    /**
     * An area is itself in either tree. Of a group, what stands for its members is added up: today, or at the end of the
     * period.
     */
    private Function<ReportingPeriod, Parts> parts(Basis basis, Sight sight) {
        if (!isGroup()) {
            Parts itself = new Parts(new Standing(Set.copyOf(members), Set.of()), Map.of());
            return period -> itself;
        }
        Succession succession = Succession.of(members, sight.units());
        if (basis == Basis.TODAY) {
            Standing today = succession.today();
            Parts all = new Parts(today, succession.parted(today.areas()));
            return period -> all;
        }
        Map<ReportingPeriod, Parts> then = new HashMap<>();
        return period -> then.computeIfAbsent(period, one -> new Parts(succession.on(one.end()), Map.of()));
    }

    /** The totals of a period, added up over the areas; a period of which no area has totals is absent. */
    Map<ReportingPeriod, StoredTotals> totals(Question question, Sight sight, Collection<ReportingPeriod> periods) {
        return totals(List.of(this), question, sight, periods).getOrDefault(key, Map.of());
    }

    /** The same of many at once, by key. */
    static Map<String, Map<ReportingPeriod, StoredTotals>> totals(
            List<Viewed> all, Question question, Sight sight, Collection<ReportingPeriod> periods) {
        return totals(all, question, sight, periods, Set.of());
    }

    /** The same of periods that are shown, and with what their ratios need of the earlier ones of the year. */
    static Map<String, Map<ReportingPeriod, StoredTotals>> totalsToShow(
            List<Viewed> all, Question question, Sight sight, Collection<ReportingPeriod> shown) {
        Set<ReportingPeriod> earlier = new TreeSet<>();
        shown.forEach(period -> earlier.addAll(question.needed(period)));
        earlier.removeAll(shown);
        return totals(all, question, sight, shown, earlier);
    }

    /** @param earlier of which only the figures are needed that ratios of the year are made from */
    private static Map<String, Map<ReportingPeriod, StoredTotals>> totals(
            List<Viewed> all,
            Question question,
            Sight sight,
            Collection<ReportingPeriod> shown,
            Set<ReportingPeriod> earlier) {
        Set<ReportingPeriod> periods = new TreeSet<>(shown);
        periods.addAll(earlier);
        Set<String> inPart = new TreeSet<>();
        Map<String, Map<ReportingPeriod, Parts>> asked = new LinkedHashMap<>();
        Set<String> ids = new TreeSet<>();
        for (Viewed viewed : all) {
            Function<ReportingPeriod, Parts> parts = viewed.parts(question.basis(), sight);
            Map<ReportingPeriod, Parts> byPeriod = new TreeMap<>();
            for (ReportingPeriod period : periods) {
                Parts part = parts.apply(period);
                byPeriod.put(period, part);
                Set<String> of = earlier.contains(period) ? inPart : ids;
                part.standing().areas().forEach(area -> of.add(question.totals(area, period)));
                part.parted().keySet().forEach(unit -> of.add(question.own(unit, period)));
            }
            asked.put(viewed.key(), byPeriod);
        }
        Map<String, StoredTotals> found = new HashMap<>(sight.totals().find(ids));
        if (!inPart.isEmpty()) {
            found.putAll(sight.totals().find(inPart, question.overTheYear()));
        }
        Map<String, Map<ReportingPeriod, StoredTotals>> totals = new LinkedHashMap<>();
        asked.forEach((key, byPeriod) -> {
            Map<ReportingPeriod, StoredTotals> sums = new HashMap<>();
            byPeriod.forEach((period, parts) -> {
                StoredTotals sum = sum(question, period, parts, found);
                if (sum != null) {
                    sums.put(period, sum);
                }
            });
            totals.put(key, sums);
        });
        return totals;
    }

    private static @Nullable StoredTotals sum(
            Question question, ReportingPeriod period, Parts parts, Map<String, StoredTotals> found) {
        StoredTotals sum = parts.standing().areas().stream()
                .map(area -> found.get(question.totals(area, period)))
                .filter(Objects::nonNull)
                .reduce(StoredTotals::plus)
                .orElse(null);
        for (Map.Entry<String, Parted> parted : parts.parted().entrySet()) {
            StoredTotals own = found.get(question.own(parted.getKey(), period));
            if (sum != null && own != null) {
                sum = sum.countingOnce(own, parted.getValue());
            }
        }
        return sum;
    }

    /** Whether a unit is among those whose reports are added up for any of some periods. */
    static boolean counts(Unit one, Basis basis, Collection<Standing> areas) {
        return areas.stream().anyMatch(standing -> share(one, basis, standing).signum() > 0);
    }

    /** Which part of a unit's figures is added up: all or nothing in the tree of its time. */
    public static BigDecimal share(Unit one, Basis basis, Standing standing) {
        return switch (basis) {
            case AS_THEN -> standing.areas().stream().anyMatch(one.path()::contains) ? BigDecimal.ONE : BigDecimal.ZERO;
            case TODAY -> standing.areas().stream().map(one::shareIn).reduce(BigDecimal.ZERO, BigDecimal::add);
        };
    }

    /** All keys that units are looked for under. */
    public static Set<String> keys(Collection<Standing> areas) {
        Set<String> keys = new TreeSet<>();
        areas.forEach(standing -> keys.addAll(standing.areas()));
        return keys;
    }
}
