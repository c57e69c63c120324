package vn.pcmt.report.view;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.area.AreaGroups;
import vn.pcmt.report.area.NamedAreas;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Who may read the totals of an area. Those of districts, provinces and the country: everybody with a token. Those of a
 * commune: whoever's unit it lies in, whatever the role. So a commune reads itself and the units it came from, a province
 * its communes of today and of before, and nobody those of another province. Those of a group of areas: whoever may read
 * each of them, or a neighbour's figures could be told from the sum.
 */
@Component
public class AreaAccess {

    private final Units units;
    private final RememberedUnits known;
    private final AreaGroups groups;

    AreaAccess(Units units, RememberedUnits known, AreaGroups groups) {
        this.units = units;
        this.known = known;
        this.groups = groups;
    }

    /**
     * The area or group of areas, for somebody who may read it.
     *
     * @throws Refusal {@code unit-unknown}, {@code area-group-unknown} or {@code area-forbidden}
     */
    public Viewed require(Caller caller, String key) {
        if (!AreaGroups.isGroup(key)) {
            return Viewed.of(requireReader(caller, key));
        }
        NamedAreas group =
                groups.find(key).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "area-group-unknown", key));
        if (!units.find(group.members()).values().stream().allMatch(member -> mayRead(caller, member))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "area-forbidden", key);
        }
        return new Viewed(key, group.name(LocaleContextHolder.getLocale()), null, group.members());
    }

    /**
     * The same for somebody who may read every report behind it: whoever's unit it lies in. What moved between two moments
     * close together may be one report.
     *
     * @throws Refusal as above
     */
    public Viewed requireInside(Caller caller, String key) {
        Viewed viewed = require(caller, key);
        if (!units.find(viewed.members()).values().stream().allMatch(member -> member.isWithin(caller.unitKey()))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "area-forbidden", key);
        }
        return viewed;
    }

    /**
     * The area, for somebody who may read it.
     *
     * @throws Refusal {@code unit-unknown} or {@code area-forbidden}
     */
    Unit requireReader(Caller caller, String area) {
        Unit unit = known.find(area).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-unknown", area));
        if (!mayRead(caller, unit)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "area-forbidden", area);
        }
        return unit;
    }

    static boolean mayRead(Caller caller, Unit area) {
        return !area.kind().isCommuneLevel() || area.isWithin(caller.unitKey());
    }
}
