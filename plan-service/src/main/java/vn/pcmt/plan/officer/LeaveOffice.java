package vn.pcmt.plan.officer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An officer leaves, at once or on a day to come; then alerts no longer go there. */
@Component
class LeaveOffice {
    private static final Logger LOG = LoggerFactory.getLogger(LeaveOffice.class);
    private static final int YEARS_AHEAD = 2;

    private final ChangeOfficer changeOfficer;
    private final Officers officers;
    private final OfficerRules rules;
    private final Clock clock;

    LeaveOffice(ChangeOfficer changeOfficer, Officers officers, OfficerRules rules, Clock clock) {
        this.changeOfficer = changeOfficer;
        this.officers = officers;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param on first day no longer in office, null for today
     * @throws Refusal {@code officer-has-left}, {@code officer-refused} and the common ones
     */
    long handle(String id, @Nullable LocalDate on, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "LeaveOffice " + id, on == null ? "" : on.toString());
        return changeOfficer.handle(id, caller, key, fingerprint, expected, officer -> {
            LocalDate today = rules.today();
            LocalDate until = on == null ? today : on;
            if (until.isAfter(today.plusYears(YEARS_AHEAD))) {
                throw new Refusal(Refusal.Kind.INVALID, "officer-refused")
                        .withFields(List.of(new FieldProblem("/on", "effective-in-future", YEARS_AHEAD)));
            }
            if (until.isAfter(today)) {
                officer.plan(until, caller.id(), clock.instant());
            } else {
                officer.leave(until, caller.id(), clock.instant());
            }
        });
    }

    /**
     * Takes back a departure that has not come.
     *
     * @throws Refusal {@code officer-has-left} and the common ones
     */
    long takeBack(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "TakeBackDeparture " + id, "");
        return changeOfficer.handle(
                id, caller, key, fingerprint, expected, officer -> officer.plan(null, caller.id(), clock.instant()));
    }

    /** Lets those go whose day has come; one that fails does not keep the others. */
    void takeEffect(LocalDate today) {
        for (Officer officer : officers.leavingBy(today)) {
            try {
                LocalDate until = officer.state().until();
                officer.leave(until == null ? today : until, Event.SYSTEM, clock.instant());
                officers.save(officer);
            } catch (RuntimeException later) {
                LOG.warn("{} should have left by now: {}", officer.state().id(), later.toString());
            }
        }
    }
}
