package vn.pcmt.console.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.StandingService.Formula;
import vn.pcmt.console.services.StandingService.Peers;
import vn.pcmt.console.services.StandingService.RankedUnit;
import vn.pcmt.console.services.StandingService.Ranking;

/**
 * The ranking of a period, peer group by peer group.
 *
 * @param names of the indicators of the formula, by code
 */
record RankingPage(PeriodChoice time, Ranking ranking, List<Group> groups, Map<String, String> names) {

    /** Units that are compared with each other, the best first; those without a rank last. */
    record Group(@Nullable Peers peers, List<RankedUnit> units) {

        /** How many of them have a rank. */
        public long ranked() {
            return units.stream().filter(unit -> unit.standing().rank() != null).count();
        }
    }

    static List<Group> groups(List<RankedUnit> units) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (RankedUnit unit : units) {
            Peers peers = unit.standing().peers();
            groups.computeIfAbsent(String.valueOf(peers), key -> new Group(peers, new ArrayList<>()))
                    .units()
                    .add(unit);
        }
        groups.values().forEach(group -> group.units()
                .sort(Comparator.comparing(
                        unit -> unit.standing().rank(), Comparator.nullsLast(Comparator.naturalOrder()))));
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::ranked).reversed())
                .toList();
    }

    /** Fewest residents of a band; null for the lowest. */
    public @Nullable Integer least(Group group) {
        Integer band = band(group);
        return band == null || band == 0 ? null : formula().bands().get(band - 1);
    }

    /** More residents than a band has; null for the highest. */
    public @Nullable Integer most(Group group) {
        Integer band = band(group);
        return band == null || band >= formula().bands().size()
                ? null
                : formula().bands().get(band);
    }

    private static @Nullable Integer band(Group group) {
        return group.peers() == null ? null : group.peers().band();
    }

    public Formula formula() {
        return ranking.formula();
    }
}
