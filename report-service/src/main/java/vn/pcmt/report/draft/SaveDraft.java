package vn.pcmt.report.draft;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportId;

/** A unit keeps what it has written so far, whole, complete or not. */
@Component
class SaveDraft {

    private final DraftCommands commands;
    private final Access access;

    SaveDraft(DraftCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    DraftOutcome save(
            ReportId id, DraftForm form, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireOwner(caller, id.unitKey());
        FormFields fields = form.fields();
        FormLimits.check(fields);
        return commands.carryOut(
                new ReportCommand("save-draft", id, caller, expected, key, fields.texts()),
                fields,
                (current, template) -> current.draft().write(fields, caller.id(), at));
    }
}
