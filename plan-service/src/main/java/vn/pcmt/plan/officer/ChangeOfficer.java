package vn.pcmt.plan.officer;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** What amending an officer and leaving office share: who may, the first answer again, the version expected. */
@Component
class ChangeOfficer {
    private final Officers officers;

    ChangeOfficer(Officers officers) {
        this.officers = officers;
    }

    /**
     * @return the revision stored, the first time this command was sent
     * @throws Refusal {@code officer-not-found}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    long handle(
            String id,
            Caller caller,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Officer> change) {
        caller.requireAny(OfficerRole.ADMIN);
        return Commands.carryOut(() -> attempt(id, key, fingerprint, expected, change));
    }

    private long attempt(
            String id, IdempotencyKey key, String fingerprint, ExpectedVersion expected, Consumer<Officer> change) {
        Officer officer =
                officers.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "officer-not-found", id));
        Optional<String> first = officer.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return Long.parseLong(first.get());
        }
        expected.check(officer.revision());
        change.accept(officer);
        officer.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
        return officers.save(officer).revision();
    }
}
