package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The leader accepted the answer, which stays pinned to the figure or task. */
@EventType("explanation.accepted.v1")
public record ExplanationAccepted(long version, Instant at, String actor, ExplanationState explanation)
        implements ExplanationEvent {
    public ExplanationAccepted {
        Checks.event(version, at, actor);
        Checks.present(explanation, "explanation");
    }
}
