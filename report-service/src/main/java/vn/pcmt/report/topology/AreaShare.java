package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * That a unit's figures count in an area, and which part of them. The totals are made of these parts, and who explains a
 * total explains it by them.
 *
 * @param share 1, or less where the unit was split
 */
public record AreaShare(String area, Basis basis, BigDecimal share) {

    /**
     * All areas a unit counts in: itself and those above, in the tree of its time and in today's.
     *
     * @param path keys of the areas in the tree of its own time, itself first
     * @param today what it is in the tree of today
     */
    public static List<AreaShare> of(List<String> path, List<Successor> today) {
        List<AreaShare> shares = new ArrayList<>();
        new LinkedHashSet<>(path).forEach(area -> shares.add(new AreaShare(area, Basis.AS_THEN, BigDecimal.ONE)));
        // A unit split into two communes of one province gives each its share, but counts once, and in full, for the
        // province: so the shares are summed by area before anything is multiplied.
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (Successor successor : today) {
            new LinkedHashSet<>(successor.path()).forEach(area -> sums.merge(area, successor.share(), BigDecimal::add));
        }
        sums.forEach((area, share) -> shares.add(new AreaShare(area, Basis.TODAY, share)));
        return List.copyOf(shares);
    }

    /** The part of a figure that counts in the area; exact. */
    public BigDecimal of(BigDecimal figure) {
        return Sums.plain(figure.multiply(share));
    }

    boolean isEstimate() {
        return share.compareTo(BigDecimal.ONE) < 0;
    }
}
