package vn.pcmt.kit.deadletter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Gives an event up. It stays in its dead-letter topic and on record, with the reason. */
class DiscardLetter {

    record Discarding(@NotBlank @Size(max = 500) String reason) {}

    private static final String DONE = "discarded";

    private final KeptLetters letters;
    private final Clock clock;

    DiscardLetter(KeptLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    DeadLetter handle(String id, Discarding request, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        FreeText.require("/reason", request.reason());
        String fingerprint = Fingerprint.of(caller, "discard " + id, request);
        return Commands.carryOut(() -> {
            DeadLetter letter = letters.require(id);
            if (letter.receipts().answerTo(key, fingerprint).isPresent()) {
                letters.letKeyGo(letter);
                return letter;
            }
            seen.check(letter.version());
            letter.discard(caller.id(), clock.instant(), request.reason());
            letter.receipts().add(key, fingerprint, DONE);
            return letters.save(letter);
        });
    }
}
