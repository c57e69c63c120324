package vn.pcmt.report.view;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Who may read the totals of an area. Those of districts, provinces and the country: everybody with a token. Those of a
 * commune: the commune itself, also for the units it came from, and every role of the province.
 */
@Component
class AreaAccess {

    private static final List<OfficerRole> READ_ALL = List.of(
            OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.OFFICER, OfficerRole.ADMIN, OfficerRole.AUDITOR);

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
        return !area.kind().isCommuneLevel()
                || READ_ALL.stream().anyMatch(caller::has)
                || area.isWithin(caller.unitKey());
    }
}
