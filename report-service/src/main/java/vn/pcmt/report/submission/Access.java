package vn.pcmt.report.submission;

import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Who may do what with the reports of a unit. Asked by every use case before anything else. */
@Component
public class Access {

    private final Units units;

    Access(Units units) {
        this.units = units;
    }

    /**
     * Reporter or head of that very unit, which may be the province. Not of its successor: what an abolished unit reported
     * is settled.
     *
     * @throws Refusal {@code forbidden} or {@code wrong-unit}
     */
    public void requireOwner(Caller caller, String unitKey) {
        caller.requireAny(COMMUNE_REPORTER, COMMUNE_HEAD);
        if (!unitKey.equals(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "wrong-unit");
        }
    }

    /**
     * The head of that very unit.
     *
     * @throws Refusal {@code forbidden} or {@code wrong-unit}
     */
    public void requireHead(Caller caller, String unitKey) {
        caller.requireAny(COMMUNE_HEAD);
        requireOwner(caller, unitKey);
    }

    /**
     * A reviewer in whose area the unit lies, in the tree of its own time or in today's.
     *
     * @throws Refusal {@code forbidden}, {@code unit-unknown} or {@code wrong-area}
     */
    public void requireReviewer(Caller caller, String unitKey) {
        caller.requireAny(REVIEWER);
        if (!unit(unitKey).isWithin(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "wrong-area");
        }
    }

    /**
     * Who may enter the report of a unit from a file: its own reporter or head, or an administrator in whose area it
     * lies. Not a reviewer: nobody accepts what he has entered himself.
     *
     * @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-unit} or {@code wrong-area}
     */
    public void requireEntry(Caller caller, String unitKey) {
        requireEntry(caller, unitKey, units.find(unitKey).orElse(null));
    }

    /** The units whose reports the caller may not enter, with the reason; asked for many at once. */
    public Map<String, Refusal> barredFrom(Caller caller, Collection<String> unitKeys) {
        Set<String> distinct = Set.copyOf(unitKeys);
        Map<String, Unit> known = units.find(distinct);
        Map<String, Refusal> barred = new HashMap<>();
        for (String key : distinct) {
            try {
                requireEntry(caller, key, known.get(key));
            } catch (Refusal refusal) {
                barred.put(key, refusal);
            }
        }
        return barred;
    }

    private void requireEntry(Caller caller, String unitKey, @Nullable Unit unit) {
        if (!caller.has(ADMIN)) {
            requireOwner(caller, unitKey);
        } else if (unit == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "unit-unknown", unitKey);
        } else if (!unit.isWithin(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "wrong-area");
        }
    }

    /**
     * Anyone in whose area the unit lies: a commune reads its own reports and those of the units it came from.
     *
     * @throws Refusal {@code unit-unknown} or {@code wrong-unit}
     */
    public Unit requireReader(Caller caller, String unitKey) {
        Unit unit = unit(unitKey);
        if (!unit.isWithin(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "wrong-unit");
        }
        return unit;
    }

    /**
     * Files hold more than figures, so they go to those who need them: the unit's own officers, reviewers and auditors of
     * its area. Leaders have the figures.
     *
     * @throws Refusal {@code unit-unknown}, {@code wrong-unit} or {@code forbidden}
     */
    public void requireFileReader(Caller caller, String unitKey) {
        if (!readsFiles(caller, requireReader(caller, unitKey))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    boolean readsFiles(Caller caller, Unit unit) {
        return owns(caller, unit.key())
                || (caller.has(REVIEWER) || caller.has(AUDITOR)) && unit.isWithin(caller.unitKey());
    }

    /** Whether the caller reports for that very unit. */
    public boolean owns(Caller caller, String unitKey) {
        return (caller.has(COMMUNE_REPORTER) || caller.has(COMMUNE_HEAD)) && unitKey.equals(caller.unitKey());
    }

    /** @throws Refusal {@code unit-unknown} */
    Unit unit(String unitKey) {
        return units.find(unitKey).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-unknown", unitKey));
    }
}
