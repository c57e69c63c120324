package vn.pcmt.kit.deadletter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.deadletter.DeadLetter.Correction;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Mends what is wrong with an event. It must fit the published schema, and stay an event of the same key and version. */
class CorrectLetter {

    /**
     * @param payload JSON of the event
     * @param type of the event where that was wrong too; null to leave it
     */
    record Correcting(
            @NotBlank String payload,
            @Nullable @Size(max = 100) String type,
            @NotBlank @Size(max = 500) String reason) {}

    private static final String DONE = "corrected";
    private static final JsonMapper JSON = new JsonMapper();

    private final KeptLetters letters;
    private final EventSchemas schemas;
    private final Clock clock;

    CorrectLetter(KeptLetters letters, EventSchemas schemas, Clock clock) {
        this.letters = letters;
        this.schemas = schemas;
        this.clock = clock;
    }

    DeadLetter handle(String id, Correcting request, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        FreeText.require("/reason", request.reason());
        String fingerprint = Fingerprint.of(caller, "correct " + id, request);
        return Commands.carryOut(() -> {
            DeadLetter letter = letters.require(id);
            if (letter.receipts().answerTo(key, fingerprint).isPresent()) {
                return letter;
            }
            seen.check(letter.version());
            letter.correct(checked(letter, request, caller));
            letter.receipts().add(key, fingerprint, DONE);
            return letters.save(letter);
        });
    }

    private Correction checked(DeadLetter letter, Correcting request, Caller caller) {
        ParkedRecord now = letter.toProcess();
        String type = request.type() == null || request.type().isBlank()
                ? now.header(CloudEventHeaders.TYPE).orElse("")
                : request.type();
        byte[] body = request.payload().getBytes(StandardCharsets.UTF_8);
        List<FieldProblem> problems = schemas.check(type, body).stream()
                .map(wrong -> new FieldProblem("/payload", "event-schema", wrong.pointer(), wrong.message()))
                .toList();
        if (problems.isEmpty()) {
            problems = unfit(letter.toProcess(type, body));
        }
        if (problems.isEmpty()) {
            problems = anotherVersion(letter.body(), body);
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "invalid-request").withFields(problems);
        }
        return new Correction(type, body, caller.id(), clock.instant(), request.reason());
    }

    /** By its version an event is known as older or newer: with a later one, those between would be dropped everywhere. */
    private static List<FieldProblem> anotherVersion(byte[] original, byte[] corrected) {
        JsonNode before;
        try {
            before = JSON.readTree(original).path("version");
        } catch (JacksonException unreadable) {
            return List.of();
        }
        return before.isIntegralNumber()
                        && before.asLong()
                                != JSON.readTree(corrected).path("version").asLong()
                ? List.of(new FieldProblem("/payload", "event-other-version", before.asString()))
                : List.of();
    }

    private static List<FieldProblem> unfit(ParkedRecord corrected) {
        try {
            TryRedrive.read(corrected);
            return List.of();
        } catch (RuntimeException unfit) {
            return List.of(new FieldProblem("/payload", "event-unfit", String.valueOf(unfit.getMessage())));
        }
    }
}
