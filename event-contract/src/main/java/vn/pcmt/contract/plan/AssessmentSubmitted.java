package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A commune handed its self-assessment in. */
@EventType("assessment.submitted.v1")
public record AssessmentSubmitted(long version, Instant at, String actor, AssessmentState assessment)
        implements AssessmentEvent {
    public AssessmentSubmitted {
        Checks.event(version, at, actor);
        Checks.present(assessment, "assessment");
    }
}
