package vn.pcmt.report.draft;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;

/**
 * The order in which every command on a draft is carried out: a repetition gets its first answer, a draft that the
 * caller has not seen as it is is refused, then the draft changes, and one write keeps the change and the receipt.
 */
@Component
class DraftCommands {

    private static final JsonMapper ANSWERS = JsonMapper.builder().build();

    private final ReportCommands reports;
    private final CurrentDrafts current;
    private final SavedDrafts drafts;
    private final TellProposal proposal;

    DraftCommands(ReportCommands reports, CurrentDrafts current, SavedDrafts drafts, TellProposal proposal) {
        this.reports = reports;
        this.current = current;
        this.drafts = drafts;
        this.proposal = proposal;
    }

    /**
     * Carries a command out. The caller's right to it has been checked.
     *
     * @param command whose version is that of the draft
     * @param yours what the caller wrote; null if the command writes nothing
     * @throws Refusal also whatever the change throws; then nothing is saved
     */
    DraftOutcome carryOut(
            ReportCommand command, @Nullable FormFields yours, BiConsumer<CurrentDraft, Template> change) {
        return Commands.carryOut(() -> attempt(command, yours, change));
    }

    private DraftOutcome attempt(
            ReportCommand command, @Nullable FormFields yours, BiConsumer<CurrentDraft, Template> change) {
        Report report = reports.existing(command.id());
        Template form = reports.form(report);
        CurrentDraft found = current.of(report, form);
        SavedDraft draft = found.draft();
        String fingerprint = command.fingerprint();
        Optional<String> before = draft.receipts().answerTo(command.key(), fingerprint);
        if (before.isPresent()) {
            tell(report, draft);
            return ANSWERS.readValue(before.get(), DraftOutcome.class);
        }
        found.requireSeen(command.seen(), yours);
        change.accept(found, form);
        DraftOutcome outcome = DraftOutcome.of(draft);
        draft.receipts().add(command.key(), fingerprint, ANSWERS.writeValueAsString(outcome));
        drafts.save(draft);
        tell(report, draft);
        return outcome;
    }

    private void tell(Report report, SavedDraft draft) {
        if (!TellProposal.isTold(report, draft)) {
            proposal.tell(report.id());
        }
    }
}
