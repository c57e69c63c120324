package vn.pcmt.report.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report and the unit it is about, null while the unit is not known: the report then counts nowhere yet. */
record PlacedReport(ReportSnapshot report, @Nullable UnitPlace unit) {

    /** Time of the event that brought the two to this state. */
    Instant at() {
        return unit != null && unit.at().isAfter(report.at()) ? unit.at() : report.at();
    }
}
