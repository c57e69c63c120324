package vn.pcmt.contract.totals;

/**
 * How many of the reports of an area and period are there.
 *
 * @param expected owed in all
 * @param received in hand: submitted, returned, corrected or accepted
 * @param accepted with an accepted revision that is also the latest
 * @param returned sent back and not yet in again
 * @param onTime received by their deadline
 * @param late received after it
 */
public record Coverage(int expected, int received, int accepted, int returned, int onTime, int late) {
    public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0, 0);
}
