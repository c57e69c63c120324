package vn.pcmt.plan.unit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The units on which rules are judged: those stored, or those as they will be on a day to come. */
interface UnitTree {

    Optional<AdministrativeUnit> find(String key);

    /** Units that stand, today, for something below or at one of these keys; by key. */
    List<AdministrativeUnit> leadingTo(Collection<String> keys);

    /** Units that have not ceased and have a key in their path, by key. */
    List<AdministrativeUnit> livingUnder(String key);

    /** Units of a code that have not ceased. */
    List<AdministrativeUnit> livingWithCode(String code);
}
