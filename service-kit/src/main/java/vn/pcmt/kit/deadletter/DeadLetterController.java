package vn.pcmt.kit.deadletter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.deadletter.DeadLetter.State;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The events that this service could not process. For administrators. */
@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "dead letters", description = "Events that this service could not process: for administrators")
class DeadLetterController {

    private final KeptLetters letters;
    private final TryRedrive tryRedrive;
    private final CorrectLetter correct;
    private final RedriveLetter redrive;
    private final DiscardLetter discard;

    DeadLetterController(
            KeptLetters letters,
            TryRedrive tryRedrive,
            CorrectLetter correct,
            RedriveLetter redrive,
            DiscardLetter discard) {
        this.letters = letters;
        this.tryRedrive = tryRedrive;
        this.correct = correct;
        this.redrive = redrive;
        this.discard = discard;
    }

    /**
     * @param waiting how many of its key still wait
     * @param stopped one behind it that could not be processed; null if none was met
     */
    record RedrivenView(
            LetterView letter, int waiting, @Nullable LetterView stopped) {}

    @GetMapping
    @Operation(
            summary =
                    "The events that could not be processed, the first parked first; those that wait unless asked otherwise")
    Page<LetterView> list(
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String group,
            PageRequest page,
            @Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        Page<DeadLetter> found = letters.list(state, topic, group, page);
        List<LetterView> items = found.items().stream().map(LetterView::of).toList();
        return new Page<>(items, found.page(), found.size(), found.total());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them with its content")
    ResponseEntity<LetterView> one(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        return answer(letters.require(id));
    }

    @GetMapping("/{id}/dry-run")
    @Operation(
            summary = "What a redrive would come to, without doing it",
            description =
                    "Whether it can be read and fits its schema, whether something else has to come first, whether"
                            + " it was processed already, and what would change, as far as the service can tell")
    TryRedrive.Trial tryOut(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return tryRedrive.handle(id, caller);
    }

    @PutMapping("/{id}/correction")
    @Operation(
            summary = "Mend its content, for the redrive",
            description = "It must fit the published schema and stay an event of the same key. The original is kept.")
    ResponseEntity<LetterView> correct(
            @PathVariable String id,
            @Valid @RequestBody CorrectLetter.Correcting request,
            ExpectedVersion seen,
            IdempotencyKey key,
            @Parameter(hidden = true) Caller caller) {
        return answer(correct.handle(id, request, seen, key, caller));
    }

    @PostMapping("/{id}/redrive")
    @Operation(
            summary = "Process it after all, and what waits behind it if wanted",
            description = "Of one key none overtakes an earlier one. Done twice it has one effect.")
    ResponseEntity<RedrivenView> redrive(
            @PathVariable String id,
            @Valid @RequestBody RedriveLetter.Redriving request,
            ExpectedVersion seen,
            IdempotencyKey key,
            @Parameter(hidden = true) Caller caller) {
        RedriveLetter.Redriven done = redrive.handle(id, request, seen, key, caller);
        return ResponseEntity.ok()
                .eTag(ETags.of(done.letter().version()))
                .body(new RedrivenView(
                        LetterView.of(done.letter()),
                        done.waiting(),
                        done.stopped() == null ? null : LetterView.of(done.stopped())));
    }

    @PostMapping("/{id}/discard")
    @Operation(summary = "Give it up, with a reason")
    ResponseEntity<LetterView> discard(
            @PathVariable String id,
            @Valid @RequestBody DiscardLetter.Discarding request,
            ExpectedVersion seen,
            IdempotencyKey key,
            @Parameter(hidden = true) Caller caller) {
        return answer(discard.handle(id, request, seen, key, caller));
    }

    private static ResponseEntity<LetterView> answer(DeadLetter letter) {
        return ResponseEntity.ok()
                .eTag(ETags.of(letter.version()))
                .cacheControl(CacheControl.noStore())
                .body(LetterView.of(letter));
    }
}
