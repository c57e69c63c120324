package vn.pcmt.report.review;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/** A reviewer calls off what he, or another one of the area, has begun to have accepted. */
@Component
class CancelAcceptance {

    private final Acceptances acceptances;
    private final ShowAcceptance show;
    private final Clock clock;

    CancelAcceptance(Acceptances acceptances, ShowAcceptance show, Clock clock) {
        this.acceptances = acceptances;
        this.show = show;
        this.clock = clock;
    }

    /**
     * It stops with the batch that is under way. Calling it off again changes nothing.
     *
     * @throws Refusal {@code acceptance-unknown} or {@code acceptance-ended}
     */
    Acceptance cancel(String id, Caller caller) {
        show.require(id, caller);
        acceptances.cancel(id, clock.instant());
        Acceptance acceptance = show.require(id, caller);
        if (acceptance.cancelled() == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "acceptance-ended");
        }
        return acceptance;
    }
}
