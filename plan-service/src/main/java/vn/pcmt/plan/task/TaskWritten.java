package vn.pcmt.plan.task;

/**
 * What a command on a task answers; a repetition of the command gets the same.
 *
 * @param status where the task is in its life
 * @param version as in the entity tag
 */
public record TaskWritten(String id, String status, long version) {

    static TaskWritten of(Task task) {
        return new TaskWritten(task.id(), task.stage().name(), task.revision());
    }

    /** From a receipt: {@code DONE 4}. */
    static TaskWritten fromReceipt(String id, String receipt) {
        int space = receipt.indexOf(' ');
        return new TaskWritten(id, receipt.substring(0, space), Long.parseLong(receipt.substring(space + 1)));
    }

    /** For a receipt written in the same save that makes the version. */
    static String receipt(Task task, long versionAfter) {
        return task.stage() + " " + versionAfter;
    }
}
