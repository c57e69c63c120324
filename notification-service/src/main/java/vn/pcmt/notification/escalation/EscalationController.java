package vn.pcmt.notification.escalation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.obligation.Obligation;

/** What officers answer to what they owe. A date is promised on the alert. */
@RestController
@RequestMapping("/api/v1/obligations/{id}")
@Tag(name = "obligations", description = "Who owes what until when")
class EscalationController {

    /**
     * An obligation as shown.
     *
     * @param title of an explanation what was asked; null for what the period and its kind name
     * @param owner id of the officer who answers for it, null if whoever is in charge of the unit does
     * @param promisedOn the latest date promised
     * @param version for {@code If-Match}
     */
    record Shown(
            String id,
            ObligationKind owes,
            @Nullable String title,
            String unitKey,
            @Nullable String owner,
            Instant dueAt,
            Obligation.State state,
            @Nullable LocalDate promisedOn,
            @Nullable Instant snoozedUntil,
            @Nullable Instant nextActionAt,
            long version) {}

    private final AnswerObligation answer;
    private final SnoozeObligation snooze;
    private final HandOver handOver;

    EscalationController(AnswerObligation answer, SnoozeObligation snooze, HandOver handOver) {
        this.answer = answer;
        this.snooze = snooze;
        this.handOver = handOver;
    }

    @Operation(summary = "One obligation, in the caller's reach")
    @GetMapping
    ResponseEntity<Shown> one(@PathVariable String id, Caller caller) {
        return shown(answer.get(id, caller));
    }

    @Operation(summary = "Put off what would be said about it: who answers for it, within limits")
    @PostMapping("/snooze")
    ResponseEntity<Shown> snooze(
            @PathVariable String id,
            @Valid @RequestBody SnoozeObligation.Snooze until,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return shown(snooze.handle(id, until, caller, key, expected));
    }

    @Operation(summary = "Hand it over to another officer of the unit, who is told")
    @PostMapping("/handover")
    ResponseEntity<Shown> handOver(
            @PathVariable String id,
            @Valid @RequestBody HandOver.To to,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return shown(handOver.handle(id, to, caller, key, expected));
    }

    private static ResponseEntity<Shown> shown(Obligation owed) {
        return ResponseEntity.ok()
                .eTag(ETags.of(owed.answers().revision()))
                .body(new Shown(
                        owed.id(),
                        owed.subject().owes(),
                        owed.subject().title() == null
                                ? owed.subject().question()
                                : owed.subject().title(),
                        owed.unitKey(),
                        owed.subject().owner(),
                        owed.dueAt(),
                        owed.state(),
                        owed.answers().promise() == null
                                ? null
                                : owed.answers().promise().on(),
                        owed.answers().snoozedUntil(),
                        owed.nextActionAt(),
                        owed.answers().revision()));
    }
}
