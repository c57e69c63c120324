package vn.pcmt.plan.task;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.Scan;

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
     * A value that is said to be that of a report. It is taken at its word; who decides checks it there.
     *
     * @param report id of the report
     */
    public record Value(String report, BigDecimal value) {}

    /** The same if its file is another; otherwise after the file was looked at once more. */
    Evidence scanned(String stored, Scan found) {
        return file == null || !file.stored().equals(stored)
                ? this
                : new Evidence(number, by, at, file.scanned(found), value);
    }

    boolean proves(TaskText text) {
        if (file != null) {
            return file.scan() != Scan.INFECTED;
        }
        return value != null && text.proof() != null && text.proof().proof().isMetBy(value.value());
    }
}
