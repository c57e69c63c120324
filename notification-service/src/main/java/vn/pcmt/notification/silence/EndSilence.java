package vn.pcmt.notification.silence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.directory.Reach;

/** An administrator ends a silence, or says that a failure is over, before its time. */
@Component
class EndSilence {

    private final Silences silences;
    private final Reach reach;
    private final SilenceTimers timers;
    private final Clock clock;

    EndSilence(Silences silences, Reach reach, SilenceTimers timers, Clock clock) {
        this.silences = silences;
        this.reach = reach;
        this.timers = timers;
        this.clock = clock;
    }

    /** @throws Refusal {@code silence-not-found}, {@code silence-over}, {@code forbidden}, {@code stale-revision} */
    Silence handle(Silence.Type type, String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        Silence ended = Commands.carryOut(() -> {
            Silence silence = silences.find(id)
                    .filter(found -> found.type() == type)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "silence-not-found", id));
            reach.of(caller, silence.area());
            if (key.value().equals(silence.endKey()) && caller.id().equals(silence.endedBy())) {
                return silence;
            }
            expected.check(silence.version() == null ? 0 : silence.version());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!silence.isInForce(now)) {
                throw new Refusal(Refusal.Kind.CONFLICT, "silence-over");
            }
            return silences.save(silence.ended(now, caller.id(), key.value()));
        });
        timers.hint(id);
        return ended;
    }
}
