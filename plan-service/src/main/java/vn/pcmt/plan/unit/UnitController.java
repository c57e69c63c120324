package vn.pcmt.plan.unit;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Units over HTTP: anyone who is logged in reads, an administrator registers and reorganises. */
@RestController
@RequestMapping("/api/v1")
class UnitController {
    private final FindUnits findUnits;
    private final Units units;
    private final RegisterUnit registerUnit;
    private final ReorganiseUnits reorganiseUnits;
    private final Clock clock;

    UnitController(
            FindUnits findUnits, Units units, RegisterUnit registerUnit, ReorganiseUnits reorganiseUnits, Clock clock) {
        this.findUnits = findUnits;
        this.units = units;
        this.registerUnit = registerUnit;
        this.reorganiseUnits = reorganiseUnits;
        this.clock = clock;
    }

    /** A unit to register and the first day of its record. */
    record Registration(
            @NotNull LocalDate validFrom, @NotNull @Valid NewUnit unit) {}

    /** A unit registered: its key and the version it has, as in the entity tag. */
    record Registered(String key, long version) {}

    /** A reorganisation carried out, and the key of the unit that it made, if it made one. */
    record Reorganised(String id, @Nullable String into) {}

    @GetMapping("/units")
    Page<UnitState> list(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam @Nullable UnitLevel level,
            @RequestParam @Nullable String under,
            PageRequest page) {
        return findUnits.on(asOf == null ? LocalDate.now(clock.withZone(VietnamTime.ZONE)) : asOf, level, under, page);
    }

    @GetMapping("/units/{key}")
    ResponseEntity<UnitState> one(@PathVariable String key) {
        AdministrativeUnit unit =
                units.findById(key).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-not-found", key));
        return ResponseEntity.ok().eTag(ETags.of(unit.revision())).body(unit.state());
    }

    @PostMapping("/units")
    ResponseEntity<Registered> register(
            @Valid @RequestBody Registration registration, Caller caller, IdempotencyKey key) {
        AdministrativeUnit unit = registerUnit.handle(registration.unit(), registration.validFrom(), caller, key);
        String unitKey = unit.state().key();
        return ResponseEntity.created(URI.create("/api/v1/units/" + unitKey))
                .eTag(ETags.of(0))
                .body(new Registered(unitKey, 0));
    }

    @PostMapping("/reorganisations")
    ResponseEntity<Reorganised> reorganise(
            @Valid @RequestBody Reorganisation reorganisation, Caller caller, IdempotencyKey key) {
        reorganiseUnits.handle(reorganisation, caller, key);
        NewUnit into = reorganisation.into();
        return ResponseEntity.status(201)
                .body(new Reorganised(
                        reorganisation.id(), into == null ? null : into.keyAt(reorganisation.effectiveOn())));
    }
}
