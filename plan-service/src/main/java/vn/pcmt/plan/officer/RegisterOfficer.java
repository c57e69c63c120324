package vn.pcmt.plan.officer;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An officer takes office. */
@Component
public class RegisterOfficer {
    private final Officers officers;
    private final OfficerRules rules;
    private final Clock clock;

    RegisterOfficer(Officers officers, OfficerRules rules, Clock clock) {
        this.officers = officers;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether an officer of this id is or was in office. */
    public boolean knows(String id) {
        return officers.existsById(id);
    }

    /**
     * Registers an officer under an id, which is also the user name.
     *
     * @return the revision of the stored officer
     * @throws Refusal {@code officer-refused} with the fields at fault; {@code officer-exists}
     */
    public long handle(String id, OfficerDetails details, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "RegisterOfficer " + id, details);
        Optional<Officer> existing = officers.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        rules.check("/officer", details, null);
        Officer officer = Officer.register(details.of(id), caller.id(), clock.instant());
        officer.receipts().add(key, fingerprint, "0");
        try {
            return officers.insert(officer).revision();
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(officers.findById(id).orElseThrow(), key, fingerprint);
        }
    }

    private static long firstAnswer(Officer officer, IdempotencyKey key, String fingerprint) {
        return officer.receipts()
                .answerTo(key, fingerprint)
                .map(Long::parseLong)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT, "officer-exists", officer.state().id()));
    }
}
