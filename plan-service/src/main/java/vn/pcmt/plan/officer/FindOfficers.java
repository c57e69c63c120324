package vn.pcmt.plan.officer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.change.Change;

/** Who may see which officers: the province all of them, everyone else those of the own unit. */
@Component
class FindOfficers {
    private static final Set<OfficerRole> SEE_ALL =
            EnumSet.of(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN);

    private final Officers officers;
    private final ServedUnits served;
    private final OfficerRules rules;

    FindOfficers(Officers officers, ServedUnits served, OfficerRules rules) {
        this.officers = officers;
        this.served = served;
        this.rules = rules;
    }

    /** @throws Refusal {@code officer-not-found}; {@code forbidden} for an officer of another unit */
    Officer one(String id, Caller caller) {
        Officer officer = officers.findById(id)
                .filter(found -> found.inOffice() || seesAll(caller))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "officer-not-found", id));
        refuseOtherUnits(officer.state().unitKey(), caller);
        return officer;
    }

    /**
     * All that happened to an officer, the latest first. Also for whoever audits.
     *
     * @throws Refusal {@code officer-not-found}; {@code forbidden}
     */
    List<Change> history(String id, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN, OfficerRole.LEADER, OfficerRole.AUDITOR);
        return officers.findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "officer-not-found", id))
                .changes()
                .reversed();
    }

    /**
     * Those in office, by id.
     *
     * @param unitKey null for all units the caller may see
     * @throws Refusal {@code forbidden} for another unit
     */
    Page<Officer> list(@Nullable String unitKey, Caller caller, PageRequest wanted) {
        String unit = unitKey == null && !seesAll(caller) ? caller.unitKey() : unitKey;
        Pageable page = byId(wanted);
        if (unit == null) {
            refuseOtherUnits("", caller);
            return page(officers.inOffice(page), wanted);
        }
        refuseOtherUnits(unit, caller);
        return page(officers.inOfficeAt(unit, page), wanted);
    }

    /**
     * Those in office whose unit has ended, by id: somebody has to decide where they serve.
     *
     * @throws Refusal {@code forbidden} for who does not see all officers
     */
    Page<Officer> ofEndedUnits(Caller caller, PageRequest wanted) {
        refuseOtherUnits("", caller);
        return page(officers.inOfficeAtAny(served.endedBy(rules.today()), byId(wanted)), wanted);
    }

    private static Pageable byId(PageRequest wanted) {
        return org.springframework.data.domain.PageRequest.of(wanted.page(), wanted.size(), Sort.by("_id"));
    }

    private static Page<Officer> page(org.springframework.data.domain.Page<Officer> found, PageRequest wanted) {
        return new Page<>(found.getContent(), wanted.page(), wanted.size(), found.getTotalElements());
    }

    private static void refuseOtherUnits(String unitKey, Caller caller) {
        if (!seesAll(caller) && !unitKey.equals(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    private static boolean seesAll(Caller caller) {
        return SEE_ALL.stream().anyMatch(caller::has);
    }
}
