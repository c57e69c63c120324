package vn.pcmt.report.attachment;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;

/** A unit takes a file away that no revision carries. */
@Component
class RemoveAttachment {

    private final ReportCommands commands;
    private final Access access;
    private final StoredFiles files;

    RemoveAttachment(ReportCommands commands, Access access, StoredFiles attachmentFiles) {
        this.commands = commands;
        this.access = access;
        this.files = attachmentFiles;
    }

    /** @throws vn.pcmt.kit.problem.Refusal {@code attachment-unknown}, {@code attachment-sent} and the common ones */
    ReportOutcome remove(ReportId id, String attachment, Caller caller, ExpectedVersion expected, IdempotencyKey key) {
        access.requireOwner(caller, id.unitKey());
        AtomicReference<@Nullable String> removed = new AtomicReference<>();
        ReportOutcome outcome = commands.carryOut(
                new ReportCommand("detach", id, caller, expected, key, attachment),
                (report, form) -> removed.set(report.detach(attachment).file().stored()));
        // Only now that no document names it. If this node dies first, the sweep finds it.
        String stored = removed.get();
        if (stored != null) {
            files.drop(stored);
        }
        return outcome;
    }
}
