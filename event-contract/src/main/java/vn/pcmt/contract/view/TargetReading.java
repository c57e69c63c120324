package vn.pcmt.contract.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.plan.TargetDirection;

/**
 * How a target, or one unit of it, stands. Figures that add over time are added since the first period of the target; a
 * figure that cannot be told is null, never zero.
 *
 * @param targetVersion version of the target.set event that was measured
 * @param unit key of the unit, in the reading of one unit; null in the target's own
 * @param areas keys of the areas whose figures were added
 * @param period latest period that is due and has enough accepted reports: it decides
 * @param actual accepted figure up to that period
 * @param received figure up to the latest period, accepted or not; only shown
 * @param expectedByNow what the trajectory asks for up to that period
 * @param baseline what the goal is compared with, over the target's whole time
 * @param goal figure to be reached
 * @param forecast at the end of the target's time; four fifths of what may come lie between low and high
 * @param willMissOn last day of the period in which it will be missed, if it goes on like this
 * @param outlook what the forecast and its band say together; null where nothing is forecast, and from before it was told
 * @param coverage of the accepted figure
 * @param estimated whether shares of split units are in it
 * @param units how the units stand, for a target that every unit has to reach; null otherwise
 * @param asOf time of the newest report in it
 */
public record TargetReading(
        String targetId,
        long targetVersion,
        String planId,
        String title,
        @Nullable String unit,
        List<String> areas,
        String template,
        String indicator,
        TargetDirection direction,
        @Nullable String period,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal received,
        @Nullable BigDecimal expectedByNow,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal goal,
        @Nullable BigDecimal forecast,
        @Nullable BigDecimal forecastLow,
        @Nullable BigDecimal forecastHigh,
        @Nullable LocalDate willMissOn,
        @Nullable TargetOutlook outlook,
        ReadingCoverage coverage,
        boolean estimated,
        TargetStatus status,
        @Nullable UnitStatuses units,
        @Nullable Instant asOf,
        boolean sample) {
    public TargetReading {
        Checks.text(targetId, "targetId");
        Checks.text(planId, "planId");
        Checks.text(title, "title");
        areas = List.copyOf(areas);
        Checks.text(template, "template");
        Checks.text(indicator, "indicator");
        Checks.present(direction, "direction");
        Checks.present(coverage, "coverage");
        Checks.present(status, "status");
    }

    /** {@code targetId}, or {@code targetId~unit}. */
    public String id() {
        return id(targetId, unit);
    }

    /** The id of a reading. */
    public static String id(String targetId, @Nullable String unit) {
        return unit == null ? targetId : targetId + '~' + unit;
    }

    /** Reports owed, received and accepted for the periods that decide. */
    public record ReadingCoverage(int expected, int received, int accepted) {}

    /** How many units stand how. */
    public record UnitStatuses(int notDue, int insufficientData, int onTrack, int atRisk, int missed, int met) {}
}
