package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The province confirmed a self-assessment, with its own scores where they differ. */
@EventType("assessment.confirmed.v1")
public record AssessmentConfirmed(long version, Instant at, String actor, AssessmentState assessment)
        implements AssessmentEvent {
    public AssessmentConfirmed {
        Checks.event(version, at, actor);
        Checks.present(assessment, "assessment");
    }
}
