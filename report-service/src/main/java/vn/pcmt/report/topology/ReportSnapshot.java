package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;

/**
 * What the totals need of a report.
 *
 * @param level whose work it tells of; a commune's in states stored before provinces reported
 */
record ReportSnapshot(
        long version,
        Instant at,
        String unitKey,
        String template,
        String period,
        Instant dueAt,
        ReportStatus status,
        @Nullable Timeliness timeliness,
        boolean acceptedIsLatest,
        Map<String, BigDecimal> received,
        Map<String, BigDecimal> accepted,
        ReportingLevel level)
        implements PlaceReports.Change {

    @SuppressWarnings("ConstantConditions") // older states lack the level
    ReportSnapshot {
        if (level == null) {
            level = ReportingLevel.COMMUNE;
        }
    }

    static ReportSnapshot of(ReportEvent event) {
        ReportState report = event.report();
        Integer acceptedRevision = report.acceptedRevision();
        return new ReportSnapshot(
                event.version(),
                event.at(),
                report.unitKey(),
                report.template(),
                report.period(),
                report.dueAt(),
                report.status(),
                report.timeliness(),
                acceptedRevision != null && acceptedRevision == report.revision(),
                report.status() == ReportStatus.EXPECTED ? Map.of() : report.received(),
                acceptedRevision == null ? Map.of() : report.accepted(),
                report.level());
    }

    /** The later state of one report, whatever the order in which the two arrive. */
    static ReportSnapshot latest(ReportSnapshot known, ReportSnapshot arrived) {
        return arrived.version() > known.version() ? arrived : known;
    }

    boolean isReceived() {
        return status != ReportStatus.EXPECTED;
    }
}
