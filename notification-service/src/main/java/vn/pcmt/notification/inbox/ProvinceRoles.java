package vn.pcmt.notification.inbox;

import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;

/** The roles that see what concerns the whole province. */
final class ProvinceRoles {

    private static final OfficerRole[] ROLES = {
        OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR
    };

    private ProvinceRoles() {}

    static boolean hasAny(Caller caller) {
        for (OfficerRole role : ROLES) {
            if (caller.has(role)) {
                return true;
            }
        }
        return false;
    }

    static void require(Caller caller) {
        caller.requireAny(ROLES);
    }
}
