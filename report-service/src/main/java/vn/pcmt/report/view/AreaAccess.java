package vn.pcmt.report.view;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Who may read the totals of an area. Those of districts, provinces and the country: everybody with a token. Those of a
 * commune: whoever's unit it lies in, whatever the role. So a commune reads itself and the units it came from, a province
 * its communes of today and of before, and nobody those of another province.
 */
@Component
class AreaAccess {

    private final Units units;

    AreaAccess(Units units) {
        this.units = units;
    }

    /**
     * The area, for somebody who may read it.
     *
     * @throws Refusal {@code unit-unknown} or {@code area-forbidden}
     */
    Unit requireReader(Caller caller, String area) {
        Unit unit = units.find(area).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-unknown", area));
        if (!mayRead(caller, unit)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "area-forbidden", area);
        }
        return unit;
    }

    static boolean mayRead(Caller caller, Unit area) {
        return !area.kind().isCommuneLevel() || area.isWithin(caller.unitKey());
    }
}
