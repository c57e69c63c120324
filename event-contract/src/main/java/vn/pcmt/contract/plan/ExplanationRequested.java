package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A leader asked a unit to explain a figure or a slip. */
@EventType("explanation.requested.v1")
public record ExplanationRequested(long version, Instant at, String actor, ExplanationState explanation)
        implements ExplanationEvent {
    public ExplanationRequested {
        Checks.event(version, at, actor);
        Checks.present(explanation, "explanation");
    }
}
