package vn.pcmt.plan.officer;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** The post, unit, roles or address of an officer change. */
@Component
class AmendOfficer {
    private final ChangeOfficer changeOfficer;
    private final OfficerRules rules;
    private final Clock clock;

    AmendOfficer(ChangeOfficer changeOfficer, OfficerRules rules, Clock clock) {
        this.changeOfficer = changeOfficer;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal {@code officer-refused} with the fields at fault, {@code officer-has-left} and the common ones */
    long handle(String id, OfficerDetails details, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "AmendOfficer " + id, details);
        return changeOfficer.handle(id, caller, key, fingerprint, expected, officer -> {
            rules.check("", details, officer.state());
            officer.amend(details.of(officer.state(), rules.today()), caller.id(), clock.instant());
        });
    }
}
