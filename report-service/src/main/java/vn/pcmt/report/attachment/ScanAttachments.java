package vn.pcmt.report.attachment;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.Rescan;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.report.submission.Attachment;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;

/**
 * Has files scanned that came in before a scanner was named. One in which something is found stays where it is, because a
 * revision may carry it, but is given to nobody and carried by no later one.
 */
@Component
class ScanAttachments {

    private final Rescan rescan;
    private final Reports reports;
    private final AttachmentSettings settings;

    ScanAttachments(
            StoredFiles attachmentFiles,
            Uploads attachmentUploads,
            Reports reports,
            AttachmentSettings settings,
            Clock clock) {
        this.rescan = new Rescan(attachmentFiles, attachmentUploads, this::note, clock);
        this.reports = reports;
        this.settings = settings;
    }

    void scan() {
        rescan.scan(settings.rescanned(), settings.lease());
    }

    private void note(StoredFiles.Due file, Scan found) {
        reports.find(ReportId.parse(file.owner()))
                .ifPresent(report -> reports.change(report, one -> noted(one, file.id(), found)));
    }

    private static boolean noted(Report report, String stored, Scan found) {
        return report.attachments().stream()
                .filter(file -> file.file().stored().equals(stored))
                .map(Attachment::id)
                .findFirst()
                .map(id -> report.scanned(id, found))
                .orElse(false);
    }
}
