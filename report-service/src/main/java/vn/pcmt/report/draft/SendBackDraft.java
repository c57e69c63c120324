package vn.pcmt.report.draft;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportId;

/** The head of a commune does not send what was proposed and says what is to be changed. */
@Component
class SendBackDraft {

    private final DraftCommands commands;
    private final Access access;

    SendBackDraft(DraftCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    DraftOutcome sendBack(
            ReportId id, String remark, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireHead(caller, id.unitKey());
        FreeText.require("/remark", remark);
        return commands.carryOut(
                new ReportCommand("send-back-draft", id, caller, expected, key, remark),
                null,
                (current, template) -> current.draft().sendBack(remark, caller.id(), at));
    }
}
