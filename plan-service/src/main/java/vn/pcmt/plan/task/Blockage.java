package vn.pcmt.plan.task;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which an obstacle stands in the way of a task.
 *
 * @param obstacle its id
 * @param from first day
 * @param to first day on which it no longer does; null while it does
 */
public record Blockage(
        String obstacle, LocalDate from, @Nullable LocalDate to) {

    boolean isOpen() {
        return to == null;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
