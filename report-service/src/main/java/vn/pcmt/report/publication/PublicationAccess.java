package vn.pcmt.report.publication;

import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Viewed;

/**
 * Who may do what with publications. Leaders and reviewers in whose unit the area lies publish, and see what is under
 * embargo; afterwards everybody reads who reads the area. All figures are for those in whose unit it lies.
 */
@Component
class PublicationAccess {

    private final AreaAccess areas;

    PublicationAccess(AreaAccess areas) {
        this.areas = areas;
    }

    /** @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code area-group-unknown} or {@code area-forbidden} */
    Viewed requirePublisher(Caller caller, String area) {
        caller.requireAny(LEADER, REVIEWER);
        return areas.requireInside(caller, area);
    }

    boolean mayPublish(Caller caller, String area) {
        return (caller.has(LEADER) || caller.has(REVIEWER)) && isInside(caller, area);
    }

    boolean isInside(Caller caller, String area) {
        try {
            areas.requireInside(caller, area);
            return true;
        } catch (Refusal outside) {
            return false;
        }
    }

    /** @throws Refusal {@code unit-unknown}, {@code area-group-unknown} or {@code area-forbidden} */
    void requireReader(Caller caller, String area) {
        areas.require(caller, area);
    }

    /** @throws Refusal as above */
    void requireInside(Caller caller, String area) {
        areas.requireInside(caller, area);
    }
}
