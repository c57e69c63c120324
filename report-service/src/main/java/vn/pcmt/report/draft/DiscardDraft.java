package vn.pcmt.report.draft;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportId;

/** A unit throws away what it has written and begins again with what it sent last. */
@Component
class DiscardDraft {

    private final DraftCommands commands;
    private final Access access;

    DiscardDraft(DraftCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    DraftOutcome discard(ReportId id, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        access.requireOwner(caller, id.unitKey());
        return commands.carryOut(
                new ReportCommand("discard-draft", id, caller, expected, key, ""),
                null,
                (current, template) -> current.draft()
                        .discard(current.revisions().latest(), current.revisions()::lastEdit, caller.id(), at));
    }
}
