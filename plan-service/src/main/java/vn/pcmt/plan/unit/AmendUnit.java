package vn.pcmt.plan.unit;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** What is known of a unit is corrected. */
@Component
class AmendUnit {
    private final Units units;
    private final Clock clock;

    AmendUnit(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /**
     * @return the revision stored, the first time this command was sent
     * @throws Refusal {@code unit-not-found}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    long handle(
            String unitKey, UnitProperties properties, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "AmendUnit " + unitKey, properties);
        return Commands.carryOut(() -> {
            AdministrativeUnit unit = units.findById(unitKey)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-not-found", unitKey));
            Optional<String> first = unit.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Long.parseLong(first.get());
            }
            expected.check(unit.revision());
            unit.amend(properties, caller.id(), clock.instant());
            unit.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
            return units.save(unit).revision();
        });
    }
}
