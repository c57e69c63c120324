package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetOutlook;
import vn.pcmt.contract.view.TargetReading.ReadingCoverage;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.report.calendar.ReportingPeriod;

/** How one area stands to a target; the components are those of the reading that is told. */
record Standing(
        @Nullable ReportingPeriod period,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal received,
        @Nullable BigDecimal expectedByNow,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal goal,
        @Nullable Outlook outlook,
        ReadingCoverage coverage,
        boolean estimated,
        TargetStatus status,
        @Nullable Instant asOf) {

    /**
     * What comes out at the end if it goes on like this.
     *
     * @param certainty whether the band as a whole reaches the goal or fails it
     * @param forecast null where too little is known for one, and so are low and high
     * @param willMissOn last day of the period in which the forecast misses the target; null if it does not
     */
    record Outlook(
            TargetOutlook certainty,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable LocalDate willMissOn) {

        static final Outlook UNKNOWN = new Outlook(TargetOutlook.INSUFFICIENT_DATA, null, null, null, null);

        boolean willMiss() {
            return certainty == TargetOutlook.WILL_MISS;
        }
    }

    Standing withStatus(TargetStatus other) {
        return new Standing(
                period,
                actual,
                received,
                expectedByNow,
                baseline,
                goal,
                other == TargetStatus.MISSED || other == TargetStatus.MET ? null : outlook,
                coverage,
                estimated,
                other,
                asOf);
    }
}
