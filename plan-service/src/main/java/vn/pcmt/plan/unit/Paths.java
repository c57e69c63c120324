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
     * place and changes the province. Without a successor the path ends, and what it stood for is nobody's.
     *
     * @param today places with their shares
     * @param ceasing keys of the units that cease
     * @param successorPath path of what follows them, empty if nothing does
     */
    static List<Successor> redirected(List<Successor> today, List<String> ceasing, List<String> successorPath) {
        Map<List<String>, BigDecimal> shares = new LinkedHashMap<>();
        for (Successor place : today) {
            int cut = firstOf(ceasing, place.path());
            if (cut < 0) {
                shares.merge(place.path(), place.share(), BigDecimal::add);
            } else if (!successorPath.isEmpty()) {
                List<String> path = new ArrayList<>(place.path().subList(0, cut));
                path.addAll(successorPath);
                shares.merge(path, place.share(), BigDecimal::add);
            }
        }
        return shares.entrySet().stream()
                .map(place -> new Successor(place.getValue(), place.getKey()))
                .toList();
    }

    /** The province in a path, or the country in the country's own. */
    static String province(List<String> path) {
        return path.get(Math.max(0, path.size() - 2));
    }

    private static int firstOf(List<String> keys, List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (keys.contains(path.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
