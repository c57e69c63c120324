package vn.pcmt.contract.plan;

/** What happens to the yearly self-assessment of a commune ("địa bàn 03 tốt"). */
public sealed interface AssessmentEvent extends PlanEvent
        permits AssessmentSubmitted, AssessmentConfirmed, AssessmentReturned {
    AssessmentState assessment();

    @Override
    default String planId() {
        return assessment().planId();
    }

    @Override
    default String aggregateId() {
        return assessment().id();
    }
}
