package vn.pcmt.report.attachment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Attachment;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;

/** Shows the files of a report to those who need them: to others than the unit only what it has sent. */
@Component
class ReadAttachments {

    private final ReportCommands commands;
    private final Access access;

    ReadAttachments(ReportCommands commands, Access access) {
        this.commands = commands;
        this.access = access;
    }

    /** @param revisions numbers of those that carry it; none while it waits */
    record Line(@JsonUnwrapped Attachment attachment, List<Integer> revisions) {}

    /** @param version of the report, for the entity tag */
    record Listing(List<Line> items, long version) {}

    /** @throws Refusal {@code forbidden}, {@code wrong-unit}, {@code unit-unknown} or {@code report-not-expected} */
    Listing all(ReportId id, Caller caller) {
        access.requireFileReader(caller, id.unitKey());
        Report report = commands.existing(id);
        List<Line> lines = report.attachments().stream()
                .map(file -> new Line(file, report.revisionsWith(file.id())))
                .filter(line -> !line.revisions().isEmpty() || access.owns(caller, id.unitKey()))
                .toList();
        return new Listing(lines, report.version());
    }

    /** @throws Refusal {@code attachment-unknown} too */
    KeptFile one(ReportId id, String attachment, Caller caller) {
        return all(id, caller).items().stream()
                .map(Line::attachment)
                .filter(file -> file.id().equals(attachment))
                .findFirst()
                .map(Attachment::file)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "attachment-unknown"));
    }
}
