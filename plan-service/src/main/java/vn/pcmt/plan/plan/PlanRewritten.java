package vn.pcmt.plan.plan;

/**
 * Said inside this process after a plan in force was amended, so that its parts follow at once. Nobody hears it if the
 * process dies in between: whoever acts on it also looks for plans that it has not followed.
 *
 * @param actor officer id of who amended it
 */
public record PlanRewritten(PlanFacts plan, String actor) {}
