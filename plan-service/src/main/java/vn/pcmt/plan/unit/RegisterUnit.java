package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Makes a unit known. The id is natural, so the same unit is registered once however often it is sent. */
@Component
class RegisterUnit {
    private final Units units;
    private final UnitDirectory directory;
    private final UnitRules rules;
    private final ReorganisationTurn turn;
    private final Clock clock;

    RegisterUnit(Units units, UnitDirectory directory, UnitRules rules, ReorganisationTurn turn, Clock clock) {
        this.units = units;
        this.directory = directory;
        this.rules = rules;
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * Registers on behalf of an administrator.
     *
     * @throws Refusal {@code unit-refused} with the fields at fault; {@code unit-exists};
     *     {@code reorganisation-in-progress}
     */
    AdministrativeUnit handle(NewUnit unit, LocalDate validFrom, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "RegisterUnit " + validFrom, unit);
        Optional<AdministrativeUnit> existing = units.findById(unit.keyAt(validFrom));
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        // A reorganisation under way counts on the units that were there when it began.
        String holder = "unit " + unit.keyAt(validFrom);
        turn.take(holder);
        try {
            return register(unit, validFrom, caller, key, fingerprint);
        } finally {
            turn.release(holder);
        }
    }

    private AdministrativeUnit register(
            NewUnit unit, LocalDate validFrom, Caller caller, IdempotencyKey key, String fingerprint) {
        List<FieldProblem> problems = rules.problems("/unit", unit, validFrom, Set.of(), units);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "unit-refused").withFields(problems);
        }
        AdministrativeUnit registered =
                AdministrativeUnit.register(unit, validFrom, parentPath(unit), null, caller.id(), clock.instant());
        registered.receipts().add(key, fingerprint, "0");
        try {
            return units.insert(registered);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(units.findById(unit.keyAt(validFrom)).orElseThrow(), key, fingerprint);
        }
    }

    /**
     * Registers the tree an installation begins with; leaves alone what is known.
     *
     * @param tree every unit after the one above it
     */
    void handle(List<NewUnit> tree, LocalDate validFrom, String actor) {
        Map<String, List<String>> paths = new HashMap<>();
        List<AdministrativeUnit> registered = new ArrayList<>();
        for (NewUnit unit : tree) {
            List<String> parentPath =
                    unit.parent() == null ? List.of() : Objects.requireNonNull(paths.get(unit.parent()), unit.parent());
            AdministrativeUnit one =
                    AdministrativeUnit.register(unit, validFrom, parentPath, null, actor, clock.instant());
            paths.put(one.state().key(), one.state().path());
            registered.add(one);
        }
        Set<String> known = directory.findAll(paths.keySet()).keySet();
        SideBySide.each(
                registered.stream()
                        .filter(unit -> !known.contains(unit.state().key()))
                        .toList(),
                this::insertIfAbsent);
    }

    private void insertIfAbsent(AdministrativeUnit unit) {
        try {
            units.insert(unit);
        } catch (DuplicateKeyException known) {
            // Another node starts on the same empty store: it wrote the same facts.
            return;
        }
    }

    private List<String> parentPath(NewUnit unit) {
        return unit.parent() == null
                ? List.of()
                : directory.find(unit.parent()).map(UnitState::path).orElseThrow();
    }

    private static AdministrativeUnit firstAnswer(AdministrativeUnit unit, IdempotencyKey key, String fingerprint) {
        if (unit.receipts().answerTo(key, fingerprint).isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "unit-exists", unit.state().key());
        }
        return unit;
    }
}
