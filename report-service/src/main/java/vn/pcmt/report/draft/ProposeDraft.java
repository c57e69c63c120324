package vn.pcmt.report.draft;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.CorrectReport;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.HeadConfirmation;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportRefused;
import vn.pcmt.report.submission.Yardsticks;

/** A reporter asks the head of the commune to send what he has written (trình). */
@Component
class ProposeDraft {

    private final DraftCommands commands;
    private final Access access;
    private final HeadConfirmation confirmation;
    private final Yardsticks yardsticks;

    ProposeDraft(DraftCommands commands, Access access, HeadConfirmation confirmation, Yardsticks yardsticks) {
        this.commands = commands;
        this.access = access;
        this.confirmation = confirmation;
        this.yardsticks = yardsticks;
    }

    /**
     * @throws ReportRefused {@code proposal-not-needed} where the reporter sends by himself, {@code report-invalid} if it
     *     could not be sent as it is: the head is not to find that out
     */
    DraftOutcome propose(ReportId id, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireOwner(caller, id.unitKey());
        if (!confirmation.isRequired()) {
            throw new ReportRefused("proposal-not-needed");
        }
        return commands.carryOut(
                new ReportCommand("propose-draft", id, caller, expected, key, ""), null, (current, template) -> {
                    FormFields form = current.draft().form();
                    Report.requireFit(yardsticks.of(id, template), form.draft());
                    if (current.report().acceptedRevision() != null) {
                        CorrectReport.requireReason(form.text(DraftForm.REASON));
                    }
                    current.draft().propose(caller.id(), at);
                });
    }
}
