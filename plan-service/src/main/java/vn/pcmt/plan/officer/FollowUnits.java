package vn.pcmt.plan.officer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.unit.UnitsReorganised;

/**
 * Officers go with a unit that moves: it begins anew under its old code, with the people it had. Where units merge or are
 * divided, who serves where is somebody's decision, not the system's.
 */
@Component
class FollowUnits {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUnits.class);

    private final Officers officers;
    private final ServedUnits served;
    private final Clock clock;

    FollowUnits(Officers officers, ServedUnits served, Clock clock) {
        this.officers = officers;
        this.served = served;
        this.clock = clock;
    }

    /** Whatever happens here, the reorganisation stands. */
    @EventListener
    void on(UnitsReorganised reorganised) {
        try {
            follow();
        } catch (RuntimeException later) {
            LOG.warn("Officers do not follow {} yet: {}", reorganised.reorganisation(), later.toString());
        }
    }

    /** Looks at all units that have officers; what was missed before is made up for. */
    void follow() {
        for (UnitState unit : served.all()) {
            LocalDate ended = unit.validTo();
            if (ended != null && unit.today().size() == 1) {
                UnitState.Successor successor = unit.today().getFirst();
                String key = successor.path().getFirst();
                boolean sameCode = key.equals(unit.code() + "@" + ended);
                if (sameCode && successor.share().compareTo(BigDecimal.ONE) == 0) {
                    follow(unit.key(), key, ended);
                }
            }
        }
    }

    private void follow(String from, String to, LocalDate since) {
        for (Officer officer : officers.servingAt(from)) {
            try {
                OfficerState state = officer.state();
                OfficerDetails details = new OfficerDetails(
                        state.name(), state.post(), to, state.roles(), state.email(), state.phone(), since);
                if (officer.amend(details.of(state, since), Event.SYSTEM, clock.instant())) {
                    officers.save(officer);
                }
            } catch (RuntimeException later) {
                LOG.warn("{} has not followed to {} yet: {}", officer.state().id(), to, later.toString());
            }
        }
    }
}
