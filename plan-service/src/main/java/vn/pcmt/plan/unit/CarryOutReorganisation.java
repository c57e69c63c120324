package vn.pcmt.plan.unit;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.unit.ReorganisationRecord.Status;

/**
 * Carries out a reorganisation that was begun. It touches many units, one write each: first the units that begin, then
 * every unit that leads to an old one. Each step is idempotent, so that a reorganisation cut short anywhere is finished
 * by repeating it.
 */
@Component
class CarryOutReorganisation {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOutReorganisation.class);
    private static final int ATTEMPTS = 5;

    private final Units units;
    private final Reorganisations reorganisations;
    private final ApplicationEventPublisher told;
    private final Clock clock;

    CarryOutReorganisation(Units units, Reorganisations reorganisations, ApplicationEventPublisher told, Clock clock) {
        this.units = units;
        this.reorganisations = reorganisations;
        this.told = told;
        this.clock = clock;
    }

    /**
     * @return the record of it, done
     * @throws Refusal {@code unit-exists} if a unit that would begin was registered in the meantime; nothing is changed
     */
    ReorganisationRecord handle(ReorganisationRecord record) {
        if (record.status() != Status.UNDER_WAY) {
            return record;
        }
        Reorganisation wanted = record.reorganisation();
        Effects effects = Effects.of(wanted, record.moved(), units, record.actor(), record.at());
        refuseTaken(record, effects);
        SideBySide.each(effects.begins(), this::insertIfAbsent);
        SideBySide.each(effects.touched(wanted, units), unit -> reorganise(unit, wanted, effects));
        try {
            ReorganisationRecord done = reorganisations.save(record.done(clock.instant()));
            told.publishEvent(new UnitsReorganised(record.id()));
            return done;
        } catch (OptimisticLockingFailureException doneElsewhere) {
            LOG.info("The reorganisation {} was finished by another node", record.id());
            return reorganisations.findById(record.id()).orElse(record);
        }
    }

    private void refuseTaken(ReorganisationRecord record, Effects effects) {
        for (AdministrativeUnit begins : effects.begins()) {
            UnitState state = begins.state();
            boolean taken = units.findById(state.key())
                    .filter(other -> !record.id().equals(other.begunBy()))
                    .isPresent();
            if (taken) {
                // Registered between the rules and this write. Nothing has been changed: take the record back.
                reorganisations.deleteById(record.id());
                throw new Refusal(Refusal.Kind.CONFLICT, "unit-exists", state.key());
            }
        }
    }

    private void insertIfAbsent(AdministrativeUnit begins) {
        try {
            units.insert(begins);
        } catch (DuplicateKeyException known) {
            LOG.debug("{} had begun before", begins.state().key());
        }
    }

    private void reorganise(AdministrativeUnit first, Reorganisation wanted, Effects effects) {
        AdministrativeUnit unit = first;
        for (int attempt = 1; ; attempt++) {
            if (!unit.reorganise(wanted, effects.leads(), effects.actor(), effects.at())) {
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
