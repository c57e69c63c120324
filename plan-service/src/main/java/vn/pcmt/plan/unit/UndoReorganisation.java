package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.unit.ReorganisationRecord.Status;

/** A planned reorganisation is taken back before its day. It stays on record. */
@Component
class UndoReorganisation {
    private final Reorganisations reorganisations;
    private final ReorganisationTurn turn;
    private final Forecast forecast;
    private final Clock clock;

    UndoReorganisation(Reorganisations reorganisations, ReorganisationTurn turn, Forecast forecast, Clock clock) {
        this.reorganisations = reorganisations;
        this.turn = turn;
        this.forecast = forecast;
        this.clock = clock;
    }

    /**
     * @return the revision stored, the first time this command was sent
     * @throws Refusal {@code reorganisation-not-found}; {@code reorganisation-in-effect} from its day on;
     *     {@code reorganisation-needed} if another planned one rests on it; {@code reorganisation-in-progress};
     *     {@code stale-revision}; {@code idempotency-key-reused}
     */
    long handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "UndoReorganisation " + id, "");
        turn.take(id);
        try {
            return Commands.carryOut(() -> attempt(id, caller, key, fingerprint, expected));
        } finally {
            turn.release(id);
        }
    }

    private long attempt(String id, Caller caller, IdempotencyKey key, String fingerprint, ExpectedVersion expected) {
        ReorganisationRecord record = reorganisations
                .findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "reorganisation-not-found", id));
        Optional<String> first = record.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return Long.parseLong(first.get());
        }
        expected.check(record.revision());
        LocalDate effectiveOn = record.reorganisation().effectiveOn();
        if (record.status() != Status.PLANNED
                || !effectiveOn.isAfter(LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "reorganisation-in-effect", id, effectiveOn);
        }
        List<String> needing = forecast.needing(record);
        if (!needing.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "reorganisation-needed", id, String.join(", ", needing));
        }
        record.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
        return reorganisations.save(record.undone(caller.id(), clock.instant())).revision();
    }
}
