package vn.pcmt.plan.plan;

/**
 * Said inside this process after a plan was issued, so that its parts follow at once. Nobody hears it if the process
 * dies in between: whoever acts on it also looks at its start for plans in force that it has not followed.
 *
 * @param actor officer id of who issued it
 */
public record PlanPutInForce(PlanFacts plan, String actor) {}
