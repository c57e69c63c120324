package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.pcmt.contract.unit.UnitState.Successor;

/** Paths through the tree of units: keys from a unit up to the country. */
final class Paths {
    private Paths() {}

    static List<String> below(String key, List<String> parentPath) {
        return Stream.concat(Stream.of(key), parentPath.stream()).toList();
    }

    /**
     * Leads paths away from units that cease. Whatever lies below such a unit stays and is continued by the path of the
     * successor: a merged commune (first in its path) becomes its successor, a commune of a merged province keeps its own
     * place and changes the province. Of several successors each gets its share of the share. Without a successor the
     * path ends, and what it stood for is nobody's.
     *
     * @param today places with their shares
     * @param leads where each unit that ceases leads
     */
    static List<Successor> redirected(List<Successor> today, Map<String, List<Successor>> leads) {
        Map<List<String>, BigDecimal> shares = new LinkedHashMap<>();
        for (Successor place : today) {
            int cut = firstOf(leads, place.path());
            if (cut < 0) {
                shares.merge(place.path(), place.share(), BigDecimal::add);
                continue;
            }
            for (Successor successor : leads.getOrDefault(place.path().get(cut), List.of())) {
                List<String> path = new ArrayList<>(place.path().subList(0, cut));
                path.addAll(successor.path());
                shares.merge(path, place.share().multiply(successor.share()), BigDecimal::add);
            }
        }
        return shares.entrySet().stream()
                .map(place -> new Successor(plain(place.getValue()), place.getKey()))
                .toList();
    }

    /** The same number without zeros at its end: parts that meet again are 1, not 1.00. */
    static BigDecimal plain(BigDecimal share) {
        BigDecimal stripped = share.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The province in a path, or the country in the country's own. */
    static String province(List<String> path) {
        return path.get(Math.max(0, path.size() - 2));
    }

    private static int firstOf(Map<String, ?> keys, List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (keys.containsKey(path.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
