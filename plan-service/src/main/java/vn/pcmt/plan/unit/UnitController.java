package vn.pcmt.plan.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.change.Change;

/** Units over HTTP: anyone who is logged in reads, an administrator registers and amends. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "units", description = "Administrative units through time")
class UnitController {
    private final FindUnits findUnits;
    private final Units units;
    private final RegisterUnit registerUnit;
    private final AmendUnit amendUnit;
    private final Clock clock;

    UnitController(FindUnits findUnits, Units units, RegisterUnit registerUnit, AmendUnit amendUnit, Clock clock) {
        this.findUnits = findUnits;
        this.units = units;
        this.registerUnit = registerUnit;
        this.amendUnit = amendUnit;
        this.clock = clock;
    }

    /** A unit to register and the first day of its record. */
    record Registration(
            @NotNull LocalDate validFrom, @NotNull @Valid NewUnit unit) {}

    /** A unit registered: its key and the version it has, as in the entity tag. */
    record Registered(String key, long version) {}

    @Operation(summary = "The units of a day, of a level, under an area, by name or code with or without diacritics")
    @GetMapping("/units")
    Page<UnitState> list(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam @Nullable UnitLevel level,
            @RequestParam @Nullable String under,
            @RequestParam @Nullable String text,
            PageRequest page) {
        LocalDate day = asOf == null ? LocalDate.now(clock.withZone(VietnamTime.ZONE)) : asOf;
        return findUnits.on(day, level, under, text, page);
    }

    @Operation(summary = "A unit: its time, its place then, and what it is today")
    @GetMapping("/units/{key}")
    ResponseEntity<UnitState> one(@PathVariable String key) {
        AdministrativeUnit unit = stored(key);
        return ResponseEntity.ok().eTag(ETags.of(unit.revision())).body(unit.state());
    }

    @Operation(summary = "Register a unit: administrators")
    @PostMapping("/units")
    ResponseEntity<Registered> register(
            @Valid @RequestBody Registration registration, Caller caller, IdempotencyKey key) {
        AdministrativeUnit unit = registerUnit.handle(registration.unit(), registration.validFrom(), caller, key);
        String unitKey = unit.state().key();
        return ResponseEntity.created(URI.create("/api/v1/units/" + unitKey))
                .eTag(ETags.of(0))
                .body(new Registered(unitKey, 0));
    }

    @Operation(summary = "Correct what is on record of a unit: administrators")
    @PutMapping("/units/{key}")
    ResponseEntity<Registered> amend(
            @PathVariable String key,
            @Valid @RequestBody UnitProperties properties,
            Caller caller,
            IdempotencyKey idempotencyKey,
            ExpectedVersion expected) {
        long version = amendUnit.handle(key, properties, caller, idempotencyKey, expected);
        return ResponseEntity.ok().eTag(ETags.of(version)).body(new Registered(key, version));
    }

    @Operation(summary = "All that happened to a unit, the latest first: who, when, what")
    @GetMapping("/units/{key}/history")
    Page<Change> history(@PathVariable String key, PageRequest page) {
        return Page.of(stored(key).changes().reversed(), page);
    }

    private AdministrativeUnit stored(String key) {
        return units.findById(key).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-not-found", key));
    }
}
