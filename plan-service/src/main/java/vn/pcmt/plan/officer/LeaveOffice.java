package vn.pcmt.plan.officer;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An officer leaves; alerts no longer go there. */
@Component
class LeaveOffice {
    private final ChangeOfficer changeOfficer;
    private final Clock clock;

    LeaveOffice(ChangeOfficer changeOfficer, Clock clock) {
        this.changeOfficer = changeOfficer;
        this.clock = clock;
    }

    /** @throws Refusal {@code officer-has-left} and the common ones */
    long handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "LeaveOffice " + id, "");
        return changeOfficer.handle(
                id, caller, key, fingerprint, expected, officer -> officer.leave(caller.id(), clock.instant()));
    }
}
