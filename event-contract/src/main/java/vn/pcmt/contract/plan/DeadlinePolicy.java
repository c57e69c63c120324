package vn.pcmt.contract.plan;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a report of a period is due. What is not said follows the template.
 *
 * @param workingDaysAfter working days after the last day of the period, 1 or more; null if not counted so
 * @param dayOfMonth day of the period's last month, 1 to 31, its last day if it has fewer; null if not counted so
 * @param time Vietnam time, null for the template's
 * @param onNonWorkingDay what becomes of a deadline that is no working day
 */
public record DeadlinePolicy(
        @Nullable Integer workingDaysAfter,
        @Nullable Integer dayOfMonth,
        @Nullable LocalTime time,
        OnNonWorkingDay onNonWorkingDay) {

    /** What becomes of a deadline that is no working day. */
    public enum OnNonWorkingDay {
        /** The first working day after it. */
        NEXT,
        /** The last working day before it. */
        PREVIOUS,
        /** It stays. */
        SAME
    }

    @SuppressWarnings("ConstantConditions") // a reader's JSON can lack any field
    public DeadlinePolicy {
        if (onNonWorkingDay == null) {
            onNonWorkingDay = OnNonWorkingDay.NEXT;
        }
        if (workingDaysAfter != null && dayOfMonth != null) {
            throw new IllegalArgumentException("a deadline is counted one way, not two");
        }
        if (workingDaysAfter != null && workingDaysAfter < 1) {
            throw new IllegalArgumentException("a deadline is at least one working day after the period");
        }
        if (dayOfMonth != null && (dayOfMonth < 1 || dayOfMonth > 31)) {
            throw new IllegalArgumentException("no day of a month: " + dayOfMonth);
        }
    }
}
