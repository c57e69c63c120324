package vn.pcmt.report.draft;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Reports.Waiting;

/** Shows the head of a unit what waits for a decision of his. */
@Component
class ListProposals {

    private final Reports reports;
    private final Access access;

    ListProposals(Reports reports, Access access) {
        this.reports = reports;
        this.access = access;
    }

    /**
     * A draft that the head is asked to send.
     *
     * @param report id
     * @param draftVersion the state that was proposed, as the entity tag of the draft
     * @param proposedBy officer id
     * @param dueAt deadline of the report, an extension included
     * @param correction whether it will be sent as a correction
     */
    record ProposalView(
            String report,
            String template,
            String period,
            long draftVersion,
            String proposedBy,
            Instant proposedAt,
            Instant dueAt,
            boolean correction) {

        static ProposalView of(Waiting waiting) {
            return new ProposalView(
                    waiting.id(),
                    waiting.template(),
                    waiting.period(),
                    waiting.proposed().draft(),
                    waiting.proposed().by(),
                    waiting.proposed().at(),
                    waiting.deadlines().dueAt(),
                    waiting.acceptedRevision() != null);
        }
    }

    /**
     * Of his own unit, the oldest deadline first.
     *
     * @throws Refusal {@code forbidden}
     */
    List<ProposalView> list(Caller caller) {
        String unit = caller.unitKey();
        if (unit == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        access.requireHead(caller, unit);
        return reports.proposedBy(unit).stream().map(ProposalView::of).toList();
    }
}
