package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The unit answered. */
@EventType("explanation.answered.v1")
public record ExplanationAnswered(long version, Instant at, String actor, ExplanationState explanation)
        implements ExplanationEvent {
    public ExplanationAnswered {
        Checks.event(version, at, actor);
        Checks.present(explanation, "explanation");
    }
}
