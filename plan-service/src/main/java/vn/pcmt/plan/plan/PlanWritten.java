package vn.pcmt.plan.plan;

/**
 * What a command on a plan answers; a repetition of the command gets the same.
 *
 * @param version as in the entity tag
 */
public record PlanWritten(String id, String status, long version) {

    /** Whether the plan still has to be issued. */
    public boolean stillDraft() {
        return status.equals(PlanStatus.DRAFT.name());
    }

    static PlanWritten of(Plan plan) {
        return new PlanWritten(plan.id(), plan.status().name(), plan.revision());
    }

    /** From a receipt: {@code ISSUED 2}. */
    static PlanWritten fromReceipt(String id, String receipt) {
        int space = receipt.indexOf(' ');
        return new PlanWritten(id, receipt.substring(0, space), Long.parseLong(receipt.substring(space + 1)));
    }

    /** For a receipt written in the same save that makes the version. */
    static String receipt(Plan plan, long versionAfter) {
        return plan.status() + " " + versionAfter;
    }
}
