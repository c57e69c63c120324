package vn.pcmt.contract.plan;

/** What happens to an explanation that was asked for. */
public sealed interface ExplanationEvent extends PlanEvent
        permits ExplanationRequested, ExplanationAnswered, ExplanationReturned, ExplanationAccepted {
    ExplanationState explanation();

    /** Of a figure asked about outside any plan, the explanation itself. */
    @Override
    default String planId() {
        String plan = explanation().plan();
        return plan == null ? explanation().id() : plan;
    }

    @Override
    default String aggregateId() {
        return explanation().id();
    }
}
