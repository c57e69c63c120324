package vn.pcmt.report.watch;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.FigureGroup;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.target.TargetedAreas;
import vn.pcmt.report.unit.Unit;

/**
 * Whose figures are looked at, and which of them.
 *
 * @param area key of the area or group
 * @param within key of the province of a commune; null for anything larger
 * @param group what is added up; null for an area
 * @param indicators codes of those for which a target is set; null for all that the form asks for
 */
record Subject(
        String area,
        @Nullable String within,
        @Nullable FigureGroup group,
        @Nullable Set<String> indicators) {

    /** A province or the country. */
    static Subject area(String key) {
        return new Subject(key, null, null, null);
    }

    static Subject commune(Unit unit, Set<String> indicators) {
        return new Subject(unit.key(), unit.province(), null, indicators);
    }

    static Subject group(TargetedAreas.Group group, Set<String> indicators) {
        return new Subject(group.key(), null, new FigureGroup(group.name(), List.copyOf(group.areas())), indicators);
    }

    /** The same area with the indicators of both. */
    Subject and(Subject other) {
        Set<String> both = new TreeSet<>(indicators == null ? Set.of() : indicators);
        both.addAll(other.indicators == null ? Set.of() : other.indicators);
        return new Subject(area, within, group, both);
    }

    boolean isCommune() {
        return within != null;
    }

    /** Keys of the areas whose figures are added, none within another. */
    List<String> areas() {
        return group == null ? List.of(area) : group.areas();
    }

    boolean isTouchedBy(Collection<String> changed) {
        return areas().stream().anyMatch(changed::contains);
    }

    List<Indicator> indicators(Template form) {
        return form.indicators().stream()
                .filter(one -> indicators == null || indicators.contains(one.code()))
                .toList();
    }
}
