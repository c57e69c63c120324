package vn.pcmt.contract.plan;

/** How often a report is due. Each frequency has its own form of {@link PeriodId}. */
public enum Frequency {
    /** {@code 2025-08}, or {@code 2025-M08} for the month of the calendar */
    MONTHLY,
    /** {@code 2025-Q3} */
    QUARTERLY,
    /** {@code 2025-H1} */
    HALF_YEARLY,
    /** {@code 2025-9M}: the first nine months of a year; {@code 2025-M9M} where they are those of the calendar */
    NINE_MONTHS,
    /** {@code 2025} */
    YEARLY,
    /** {@code 2025-W33}: a week of ISO 8601, Monday to Sunday */
    WEEKLY,
    /** {@code 2025-08-14} */
    DAILY,
    /** {@code 2025-08-14}: the day on which it is due */
    ONCE
}
