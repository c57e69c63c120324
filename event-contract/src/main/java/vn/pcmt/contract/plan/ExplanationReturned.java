package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * The leader was not satisfied with the answer; the unit answers again.
 *
 * @param reason in Vietnamese
 */
@EventType("explanation.returned.v1")
public record ExplanationReturned(long version, Instant at, String actor, ExplanationState explanation, String reason)
        implements ExplanationEvent {
    public ExplanationReturned {
        Checks.event(version, at, actor);
        Checks.present(explanation, "explanation");
        Checks.text(reason, "reason");
    }
}
