package vn.pcmt.report.effect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.effect.RevisionEffect.Moved;
import vn.pcmt.report.topology.AreaShare;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Where the figures of a unit count.
 *
 * @param names of the areas, by key
 */
record Places(List<AreaShare> shares, Map<String, String> names) {

    static Places of(Unit unit, Units units) {
        List<AreaShare> shares = AreaShare.of(unit.path(), unit.today());
        return new Places(
                shares,
                units.find(shares.stream().map(AreaShare::area).collect(Collectors.toSet())).values().stream()
                        .collect(Collectors.toMap(Unit::key, Unit::name)));
    }

    /** What other figures of the unit mean for every total. */
    List<Moved> moved(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        TreeSet<String> codes = new TreeSet<>(before.keySet());
        codes.addAll(after.keySet());
        codes.removeIf(code -> Objects.equals(before.get(code), after.get(code)));
        List<Moved> moved = new ArrayList<>();
        for (AreaShare share : shares) {
            for (String code : codes) {
                moved.add(moved(share, code, before.get(code), after.get(code)));
            }
        }
        return moved;
    }

    private Moved moved(AreaShare share, String code, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        BigDecimal from = before == null ? BigDecimal.ZERO : share.of(before);
        BigDecimal to = after == null ? BigDecimal.ZERO : share.of(after);
        return new Moved(
                share.area(),
                names.getOrDefault(share.area(), share.area()),
                share.basis(),
                code,
                before == null ? null : from,
                after == null ? null : to,
                to.subtract(from));
    }
}
