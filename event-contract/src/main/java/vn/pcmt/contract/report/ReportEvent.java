package vn.pcmt.contract.report;

import vn.pcmt.contract.Event;

/** What happens to a report. Keyed by report id. */
public sealed interface ReportEvent extends Event
        permits ReportExpected,
                ReportExtended,
                ReportSubmitted,
                ReportAccepted,
                ReportReturned,
                ReportCorrected,
                ReportFlagged,
                ReportProposed,
                ReportWithdrawn {
    ReportState report();

    @Override
    default String aggregateId() {
        return report().id();
    }
}
