package vn.pcmt.report.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The administrative units as they are known, now or at a moment that has passed. */
public interface UnitTree {

    Optional<Unit> find(String key);

    /** Those of the keys that are known, by key. */
    Map<String, Unit> find(Collection<String> keys);

    /** All areas and units within any of the areas, themselves included, in either tree; of all times, by key. */
    List<Unit> within(Collection<String> areas);

    /** The units one level below an area in the tree of a day: the communes of a province of today, by name. */
    List<Unit> directlyBelow(String area, LocalDate day);
}
