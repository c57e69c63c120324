package vn.pcmt.report.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;

/**
 * What one client of the live stream is told of: what he may read, of everything, of one area and those within it, or of a
 * group of areas. Of a group its own total is told as well, by the group's key, once for what has changed together.
 *
 * @param viewed null for everything
 * @param areas keys of the areas that it stands for or names
 */
record LiveScope(Caller caller, @Nullable Viewed viewed, Set<String> areas) {

    LiveScope {
        areas = Set.copyOf(areas);
    }

    /** Of everything that a caller may read. */
    static LiveScope all(Caller caller) {
        return new LiveScope(caller, null, Set.of());
    }

    /**
     * Of something that a caller may read. A group is followed in what it stands for when the line is opened; it ends by
     * itself before long.
     */
    static LiveScope of(Caller caller, Viewed viewed, Sight sight) {
        Set<String> areas = new HashSet<>(viewed.members());
        if (viewed.isGroup()) {
            areas.addAll(viewed.standingToday(sight).areas());
        }
        return new LiveScope(caller, viewed, areas);
    }

    private record Total(String template, String period, Basis basis) {}

    /** What of a batch is told, in its order. A total of an area that this service does not know yet cannot be read either. */
    List<TotalsChange> told(List<TotalsChange> batch) {
        List<TotalsChange> told = new ArrayList<>();
        Set<Total> group = new HashSet<>();
        for (TotalsChange change : batch) {
            Unit unit = change.unit();
            if (unit == null || !isWithin(unit)) {
                continue;
            }
            if (AreaAccess.mayRead(caller, unit)) {
                told.add(change);
            }
            if (viewed != null
                    && viewed.isGroup()
                    && group.add(new Total(change.template(), change.period(), change.basis()))) {
                told.add(change.of(viewed.key()));
            }
        }
        return told;
    }

    private boolean isWithin(Unit unit) {
        return viewed == null || areas.stream().anyMatch(unit::isWithin);
    }
}
