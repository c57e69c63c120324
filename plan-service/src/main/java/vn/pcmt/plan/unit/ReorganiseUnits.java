package vn.pcmt.plan.unit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * Carries out a merger or an abolition. It touches many units, one write each: first the record of what is to be done,
 * then the new unit, then every unit that leads to an old one. Each step is idempotent, so that a reorganisation cut
 * short anywhere is finished by repeating it.
 */
@Component
class ReorganiseUnits {
    private static final Logger LOG = LoggerFactory.getLogger(ReorganiseUnits.class);
    private static final int ATTEMPTS = 5;

    private final Units units;
    private final Reorganisations reorganisations;
    private final ReorganisationTurn turn;
    private final UnitRules rules;
    private final Clock clock;

    ReorganiseUnits(
            Units units, Reorganisations reorganisations, ReorganisationTurn turn, UnitRules rules, Clock clock) {
        this.units = units;
        this.reorganisations = reorganisations;
        this.turn = turn;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Carries out on behalf of an administrator. The same id with the same content again changes nothing.
     *
     * @throws Refusal {@code reorganisation-refused} with the fields at fault; {@code reorganisation-exists} if the id
     *     stands for something else; {@code reorganisation-in-progress}; {@code idempotency-key-reused}
     */
    void handle(Reorganisation wanted, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String command = caller.id() + " " + key.value();
        if (reorganisations
                .findByCommand(command)
                .filter(first -> !first.reorganisation().equals(wanted))
                .isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        handle(wanted, command, caller.id());
    }

    /**
     * Carries out what an installation begins with: stages one after the other, the reorganisations of a stage side by
     * side. They must not touch the same units.
     */
    void handle(List<List<Reorganisation>> stages, String actor) {
        String holder = stages.getFirst().getFirst().id();
        turn.take(holder);
        try {
            finishTheUnfinished();
            for (List<Reorganisation> stage : stages) {
                SideBySide.each(stage, step -> {
                    if (!isDone(step)) {
                        carryOut(begin(step, null, actor));
                    }
                });
            }
        } finally {
            turn.release(holder);
        }
    }

    private void handle(Reorganisation wanted, @Nullable String command, String actor) {
        if (isDone(wanted)) {
            return;
        }
        turn.take(wanted.id());
        try {
            finishTheUnfinished();
            if (!isDone(wanted)) {
                carryOut(begin(wanted, command, actor));
            }
        } finally {
            turn.release(wanted.id());
        }
    }

    /** Finishes what a crash cut short. */
    void resume() {
        for (ReorganisationRecord unfinished : reorganisations.findByDoneIsNullOrderByBegun()) {
            LOG.info("Resuming the reorganisation {}", unfinished.id());
            handle(unfinished.reorganisation(), unfinished.command(), unfinished.actor());
        }
    }

    private boolean isDone(Reorganisation wanted) {
        Optional<ReorganisationRecord> known = reorganisations.findById(wanted.id());
        if (known.isPresent() && !known.get().reorganisation().equals(wanted)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "reorganisation-exists", wanted.id());
        }
        return known.isPresent() && known.get().done() != null;
    }

    private ReorganisationRecord begin(Reorganisation wanted, @Nullable String command, String actor) {
        List<FieldProblem> problems = rules.problems(wanted);
        if (!problems.isEmpty()) {
            // Another node may be at the very same reorganisation: what it has done so far is no breach of the rules.
            return reorganisations.findById(wanted.id()).orElseThrow(() -> new Refusal(
                            Refusal.Kind.INVALID, "reorganisation-refused")
                    .withFields(problems));
        }
        try {
            return reorganisations.insert(
                    new ReorganisationRecord(wanted.id(), null, wanted, command, actor, clock.instant(), null));
        } catch (DuplicateKeyException meanwhile) {
            return reorganisations
                    .findById(wanted.id())
                    .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused"));
        }
    }

    private void finishTheUnfinished() {
        reorganisations.findByDoneIsNullOrderByBegun().forEach(this::carryOut);
    }

    private void carryOut(ReorganisationRecord record) {
        Reorganisation reorganisation = record.reorganisation();
        List<String> successorPath = beginSuccessor(record);
        SideBySide.each(units.leadingTo(reorganisation.from()), unit -> lead(unit, record, successorPath));
        try {
            reorganisations.save(record.doneAt(clock.instant()));
        } catch (OptimisticLockingFailureException doneElsewhere) {
            LOG.info("The reorganisation {} was finished by another node", record.id());
        }
    }

    private List<String> beginSuccessor(ReorganisationRecord record) {
        NewUnit into = record.reorganisation().into();
        if (into == null) {
            return List.of();
        }
        List<String> parentPath = into.parent() == null
                ? List.of()
                : units.findById(into.parent()).map(unit -> unit.state().path()).orElseThrow();
        AdministrativeUnit successor = AdministrativeUnit.register(
                into, record.reorganisation().effectiveOn(), parentPath, record.id(), record.actor(), record.begun());
        UnitState state = successor.state();
        try {
            units.insert(successor);
        } catch (DuplicateKeyException known) {
            String begunBy = units.findById(state.key()).orElseThrow().begunBy();
            if (!record.id().equals(begunBy)) {
                // Registered between the rules and this write. Nothing has been changed: take the record back.
                reorganisations.deleteById(record.id());
                throw new Refusal(Refusal.Kind.CONFLICT, "unit-exists", state.key());
            }
        }
        return state.path();
    }

    private void lead(AdministrativeUnit first, ReorganisationRecord record, List<String> successorPath) {
        AdministrativeUnit unit = first;
        for (int attempt = 1; ; attempt++) {
            if (!unit.reorganise(record.reorganisation(), successorPath, record.actor(), record.begun())) {
                return;
            }
            try {
                units.save(unit);
                return;
            } catch (OptimisticLockingFailureException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
                unit = units.findById(unit.state().key()).orElseThrow();
            }
        }
    }
}
