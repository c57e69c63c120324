package vn.pcmt.plan.plan;

/**
 * Said inside this process after a plan was closed, so that its parts follow at once. Nobody hears it if the process
 * dies in between: whoever acts on it also looks at its start for closed plans that it has not followed.
 *
 * @param plan its {@link PlanFacts#closing()} says on what terms
 * @param actor officer id of who closed it
 */
public record PlanEnded(PlanFacts plan, String actor) {}
