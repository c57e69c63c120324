package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.unit.ReorganisationRecord.Status;

/**
 * Decides a reorganisation: it takes effect at once if its day has come, and is planned if not. One at a time: the rules
 * of the next are judged on the finished result of the one before.
 */
@Component
class ReorganiseUnits {
    private static final Logger LOG = LoggerFactory.getLogger(ReorganiseUnits.class);

    private final Units units;
    private final Reorganisations reorganisations;
    private final ReorganisationTurn turn;
    private final ReorganisationRules rules;
    private final Forecast forecast;
    private final CarryOutReorganisation carryOut;
    private final Clock clock;

    ReorganiseUnits(
            Units units,
            Reorganisations reorganisations,
            ReorganisationTurn turn,
            ReorganisationRules rules,
            Forecast forecast,
            CarryOutReorganisation carryOut,
            Clock clock) {
        this.units = units;
        this.reorganisations = reorganisations;
        this.turn = turn;
        this.rules = rules;
        this.forecast = forecast;
        this.carryOut = carryOut;
        this.clock = clock;
    }

    /**
     * Decides on behalf of an administrator. The same id with the same content again changes nothing.
     *
     * @throws Refusal {@code reorganisation-refused} with the fields at fault; {@code reorganisation-exists} if the id
     *     stands for something else; {@code reorganisation-in-progress}; {@code idempotency-key-reused}
     */
    ReorganisationRecord handle(Reorganisation wanted, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String command = caller.id() + " " + key.value();
        if (reorganisations
                .findByCommand(command)
                .filter(first -> !first.reorganisation().equals(wanted))
                .isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return handle(wanted, command, caller.id());
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
                    if (decided(step, null).isEmpty()) {
                        carryOut.handle(begin(step, null, actor, rules.problems(step, units)));
                    }
                });
            }
        } finally {
            turn.release(holder);
        }
    }

    private ReorganisationRecord handle(Reorganisation wanted, @Nullable String command, String actor) {
        Optional<ReorganisationRecord> known = decided(wanted, command);
        if (known.isPresent()) {
            return known.get();
        }
        turn.take(wanted.id());
        try {
            finishTheUnfinished();
            return decided(wanted, command).orElseGet(() -> decide(wanted, command, actor));
        } finally {
            turn.release(wanted.id());
        }
    }

    private ReorganisationRecord decide(Reorganisation wanted, @Nullable String command, String actor) {
        List<FieldProblem> problems = forecast.problems(wanted);
        if (!wanted.effectiveOn().isAfter(LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            return carryOut.handle(begin(wanted, command, actor, problems));
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return insert(ReorganisationRecord.planned(wanted, command, actor, clock.instant()));
    }

    /** Finishes what a crash cut short, if it began before a moment. */
    void resume(Instant before) {
        for (ReorganisationRecord unfinished : reorganisations.underWay()) {
            if (!unfinished.at().isAfter(before)) {
                LOG.info("Resuming the reorganisation {}", unfinished.id());
                handle(unfinished.reorganisation(), unfinished.command(), unfinished.actor());
            }
        }
    }

    /** Carries out those whose day has come; one that fails does not stop the next. */
    void takeEffect(LocalDate today) {
        for (ReorganisationRecord planned : reorganisations.due(today)) {
            try {
                turn.take(planned.id());
                try {
                    reorganisations
                            .findById(planned.id())
                            .filter(still -> still.status() == Status.PLANNED)
                            .ifPresent(this::takeEffect);
                } finally {
                    turn.release(planned.id());
                }
            } catch (RuntimeException later) {
                LOG.warn("The reorganisation {} is due and has not taken effect: {}", planned.id(), later.toString());
            }
        }
    }

    private void takeEffect(ReorganisationRecord planned) {
        List<String> problems = rules.problems(planned.reorganisation(), units).stream()
                .map(FieldProblem::toString)
                .toList();
        if (!problems.isEmpty()) {
            reorganisations.save(planned.failed(problems, clock.instant()));
            LOG.error("The reorganisation {} cannot take effect any more: {}", planned.id(), problems);
            return;
        }
        List<String> moved = Effects.moved(planned.reorganisation(), units);
        carryOut.handle(reorganisations.save(planned.begun(moved, clock.instant())));
        LOG.info("The reorganisation {} took effect", planned.id());
    }

    /** The record of this reorganisation, unless it has yet to be carried out. */
    private Optional<ReorganisationRecord> decided(Reorganisation wanted, @Nullable String command) {
        Optional<ReorganisationRecord> known = reorganisations.findById(wanted.id());
        if (known.isEmpty()) {
            return known;
        }
        ReorganisationRecord record = known.get();
        boolean over = record.status() == Status.UNDONE || record.status() == Status.FAILED;
        if (!record.reorganisation().equals(wanted) || (over && command != null && !command.equals(record.command()))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "reorganisation-exists", wanted.id());
        }
        return known.filter(one -> one.status() != Status.UNDER_WAY);
    }

    private ReorganisationRecord begin(
            Reorganisation wanted, @Nullable String command, String actor, List<FieldProblem> problems) {
        Optional<ReorganisationRecord> cutShort = reorganisations.findById(wanted.id());
        if (cutShort.isPresent()) {
            // What it has done so far, here or on another node, is no breach of the rules.
            return cutShort.get();
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return insert(ReorganisationRecord.planned(wanted, command, actor, clock.instant())
                .begun(Effects.moved(wanted, units), clock.instant()));
    }

    private ReorganisationRecord insert(ReorganisationRecord record) {
        try {
            return reorganisations.insert(record);
        } catch (DuplicateKeyException meanwhile) {
            return reorganisations
                    .findById(record.id())
                    .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused"));
        }
    }

    private void finishTheUnfinished() {
        reorganisations.underWay().forEach(carryOut::handle);
        reorganisations.due(LocalDate.now(clock.withZone(VietnamTime.ZONE))).forEach(this::takeEffect);
    }

    private static Refusal refused(List<FieldProblem> problems) {
        return new Refusal(Refusal.Kind.INVALID, "reorganisation-refused").withFields(problems);
    }
}
