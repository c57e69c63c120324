package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The province returned a self-assessment; {@link AssessmentState#reason()} says why. */
@EventType("assessment.returned.v1")
public record AssessmentReturned(long version, Instant at, String actor, AssessmentState assessment)
        implements AssessmentEvent {
    public AssessmentReturned {
        Checks.event(version, at, actor);
        Checks.present(assessment, "assessment");
    }
}
