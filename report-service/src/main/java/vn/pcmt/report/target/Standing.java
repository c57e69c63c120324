package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
     * @param willMissOn last day of the period in which the target is missed; null if it is not
     */
    record Outlook(
            BigDecimal forecast,
            BigDecimal low,
            BigDecimal high,
            @Nullable LocalDate willMissOn) {}

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
