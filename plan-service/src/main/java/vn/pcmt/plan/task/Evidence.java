package vn.pcmt.plan.task;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.file.KeptFile;

/**
 * What shows that a task is done: a file, or a reported value. Exactly one of the two is there.
 *
 * @param number counted from 1 within the task
 * @param by id of the officer who added it
 */
public record Evidence(
        int number,
        String by,
        Instant at,
        @Nullable KeptFile file,
        @Nullable Value value) {

    /**
     * A value taken from a report; who decides checks it there.
     *
     * @param report id of the report
     */
    public record Value(String report, BigDecimal value) {}

    boolean proves(TaskText text) {
        if (file != null) {
            return true;
        }
        return value != null && text.proof() != null && text.proof().proof().isMetBy(value.value());
    }
}
