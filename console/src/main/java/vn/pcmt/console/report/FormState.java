package vn.pcmt.console.report;

import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ServiceRefusal;

/** What a report's state means for its form. The service decides again when it is sent. */
final class FormState {
    private FormState() {}

    /** Whether anything may be written in it now. */
    static boolean takes(Report report) {
        String state = report.window() == null ? null : report.window().state();
        return !report.status().equals("WITHDRAWN")
                && (state == null
                        || state.equals("OPEN")
                        || state.equals("LATE")
                        || corrects(report)
                        || report.status().equals("RETURNED"));
    }

    /** Whether a change is a correction of what was accepted, which needs a reason. */
    static boolean corrects(Report report) {
        return report.acceptedRevision() != null;
    }

    /**
     * Which trouble a refusal is.
     *
     * @param sent whether it was the report that was to be sent, and not something done with its form
     */
    static String kind(ServiceRefusal refusal, Judgement judgement, boolean sent) {
        if (refusal.stale()) {
            return "conflict";
        }
        if (!sent && refusal.problem().fields().isEmpty()) {
            return "undone";
        }
        return judgement.hasErrors()
                ? "fields"
                : judgement.asksForExplanations() ? "explain" : sent ? "refused" : "undone";
    }
}
