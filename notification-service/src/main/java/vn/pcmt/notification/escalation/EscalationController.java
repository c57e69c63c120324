package vn.pcmt.notification.escalation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.SnoozeLimits;
import vn.pcmt.notification.templates.AlertTexts;

/** What officers answer to what they owe. A date is promised on the alert. */
@RestController
@RequestMapping("/api/v1/obligations/{id}")
@Tag(name = "obligations", description = "Who owes what until when")
class EscalationController {

    /**
     * An obligation as shown.
     *
     * @param title of an explanation what was asked; null for what the period and its kind name
     * @param name what is owed, in the reader's language
     * @param owner id of the officer who answers for it, null if whoever is in charge of the unit does
     * @param post of that officer
     * @param mayAnswer whether the caller may put it off or hand it over
     * @param snoozesLeft how often it may still be put off
     * @param snoozeAtMost until when, if it were put off now
     * @param promisedOn the latest date promised
     * @param version for {@code If-Match}
     */
    record Shown(
            String id,
            ObligationKind owes,
            @Nullable String title,
            String name,
            String unitKey,
            String unitName,
            @Nullable String owner,
            @Nullable String post,
            Instant dueAt,
            Obligation.State state,
            @Nullable LocalDate promisedOn,
            @Nullable Instant snoozedUntil,
            @Nullable Instant nextActionAt,
            boolean mayAnswer,
            int snoozesLeft,
            Instant snoozeAtMost,
            long version) {}

    /** Somebody to whom it can be handed over. */
    record Colleague(String id, String name, String post) {}

    private final AnswerObligation answer;
    private final SnoozeObligation snooze;
    private final HandOver handOver;
    private final SnoozeLimits limits;
    private final Directory directory;
    private final AlertTexts texts;
    private final Clock clock;

    EscalationController(
            AnswerObligation answer,
            SnoozeObligation snooze,
            HandOver handOver,
            SnoozeLimits limits,
            Directory directory,
            AlertTexts texts,
            Clock clock) {
        this.answer = answer;
        this.snooze = snooze;
        this.handOver = handOver;
        this.limits = limits;
        this.directory = directory;
        this.texts = texts;
        this.clock = clock;
    }

    @Operation(summary = "One obligation, in the caller's reach")
    @GetMapping
    ResponseEntity<Shown> one(@PathVariable String id, Caller caller, Locale language) {
        return shown(answer.get(id, caller), caller, language);
    }

    @Operation(summary = "To whom it can be handed over: officers of the caller's unit; none if it is not the caller's")
    @GetMapping("/colleagues")
    List<Colleague> colleagues(@PathVariable String id, Caller caller) {
        Obligation owed = answer.get(id, caller);
        return answer.isOwn(owed, caller) ? handOver.candidates(owed, caller) : List.of();
    }

    @Operation(summary = "Put off what would be said about it: who answers for it, within limits")
    @PostMapping("/snooze")
    ResponseEntity<Shown> snooze(
            @PathVariable String id,
            @Valid @RequestBody SnoozeObligation.Snooze until,
            Caller caller,
            Locale language,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return shown(snooze.handle(id, until, caller, key, expected), caller, language);
    }

    @Operation(summary = "Hand it over to another officer of the unit, who is told")
    @PostMapping("/handover")
    ResponseEntity<Shown> handOver(
            @PathVariable String id,
            @Valid @RequestBody HandOver.To to,
            Caller caller,
            Locale language,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return shown(handOver.handle(id, to, caller, key, expected), caller, language);
    }

    private ResponseEntity<Shown> shown(Obligation owed, Caller caller, Locale language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String owner = owed.subject().owner();
        return ResponseEntity.ok()
                .eTag(ETags.of(owed.answers().revision()))
                .body(new Shown(
                        owed.id(),
                        owed.subject().owes(),
                        owed.subject().shown(),
                        texts.owed(owed.subject(), owed.template(), owed.period(), language),
                        owed.unitKey(),
                        directory.unit(owed.unitKey()).map(Unit::name).orElse(owed.unitKey()),
                        owner,
                        owner == null
                                ? null
                                : directory.officer(owner).map(Officer::post).orElse(null),
                        owed.dueAt(),
                        owed.state(),
                        owed.answers().promise() == null
                                ? null
                                : owed.answers().promise().on(),
                        owed.answers().snoozedUntil(),
                        owed.nextActionAt(),
                        owed.state() != Obligation.State.CLOSED && answer.isOwn(owed, caller),
                        Math.max(0, limits.times() - owed.answers().snoozes()),
                        limits.latest(now),
                        owed.answers().revision()));
    }
}
