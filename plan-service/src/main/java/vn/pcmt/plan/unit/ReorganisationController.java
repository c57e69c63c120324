package vn.pcmt.plan.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.unit.ReorganisationRecord.Status;

/** Reorganisations over HTTP: anyone who is logged in reads, an administrator decides and takes back. */
@RestController
@RequestMapping("/api/v1/reorganisations")
@Tag(name = "units")
class ReorganisationController {
    private final PreviewReorganisation previewReorganisation;
    private final ReorganiseUnits reorganiseUnits;
    private final UndoReorganisation undoReorganisation;
    private final FindReorganisations findReorganisations;

    ReorganisationController(
            PreviewReorganisation previewReorganisation,
            ReorganiseUnits reorganiseUnits,
            UndoReorganisation undoReorganisation,
            FindReorganisations findReorganisations) {
        this.previewReorganisation = previewReorganisation;
        this.reorganiseUnits = reorganiseUnits;
        this.undoReorganisation = undoReorganisation;
        this.findReorganisations = findReorganisations;
    }

    /** A reorganisation decided: where it stands, and the keys of the units that it made or will make. */
    record Reorganised(String id, Status status, @Nullable String into, List<String> begins, long version) {
        static Reorganised of(ReorganisationRecord record) {
            Reorganisation wanted = record.reorganisation();
            NewUnit into = wanted.into();
            return new Reorganised(
                    record.id(),
                    record.status(),
                    into == null ? null : into.keyAt(wanted.effectiveOn()),
                    wanted.begins().toList(),
                    record.revision());
        }
    }

    /**
     * A reorganisation as shown.
     *
     * @param decidedBy officer id
     * @param tookEffectAt null unless it did
     * @param undoneBy officer id, null unless it was undone
     * @param problems rules that kept it from taking effect when its day came
     */
    record Shown(
            Reorganisation reorganisation,
            Status status,
            String decidedBy,
            Instant decidedAt,
            @Nullable Instant tookEffectAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            List<String> problems,
            long version) {
        static Shown of(ReorganisationRecord record) {
            boolean undone = record.status() == Status.UNDONE;
            return new Shown(
                    record.reorganisation(),
                    record.status(),
                    record.actor(),
                    record.recorded(),
                    record.status() == Status.IN_EFFECT ? record.begun() : null,
                    record.endedBy(),
                    undone ? record.ended() : null,
                    record.problems(),
                    record.revision());
        }
    }

    @Operation(summary = "Reorganisations, decided, in effect or undone")
    @GetMapping
    Page<Shown> list(@RequestParam @Nullable Status status, @RequestParam @Nullable String unit, PageRequest page) {
        Page<ReorganisationRecord> found = findReorganisations.list(status, unit, page);
        return new Page<>(found.items().stream().map(Shown::of).toList(), found.page(), found.size(), found.total());
    }

    @Operation(summary = "A reorganisation")
    @GetMapping("/{id}")
    ResponseEntity<Shown> one(@PathVariable String id) {
        ReorganisationRecord found = findReorganisations.one(id);
        return ResponseEntity.ok().eTag(ETags.of(found.revision())).body(Shown.of(found));
    }

    @Operation(summary = "What a reorganisation would change; nothing is kept and no key is needed: administrators")
    @PostMapping(params = "dryRun=true")
    PreviewReorganisation.Preview preview(@Valid @RequestBody Reorganisation reorganisation, Caller caller) {
        return previewReorganisation.handle(reorganisation, caller);
    }

    @Operation(
            summary =
                    "Merge, divide, rename, move or abolish units: administrators; on a day to come it can be undone until then")
    @PostMapping(params = "dryRun!=true")
    ResponseEntity<Reorganised> reorganise(
            @Valid @RequestBody Reorganisation reorganisation, Caller caller, IdempotencyKey key) {
        ReorganisationRecord record = reorganiseUnits.handle(reorganisation, caller, key);
        return ResponseEntity.status(201).eTag(ETags.of(record.revision())).body(Reorganised.of(record));
    }

    @Operation(summary = "Undo a reorganisation that has not taken effect: administrators")
    @DeleteMapping("/{id}")
    ResponseEntity<Reorganised> undo(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        long version = undoReorganisation.handle(id, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(version)).body(Reorganised.of(findReorganisations.one(id)));
    }
}
