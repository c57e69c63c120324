package vn.pcmt.report.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.kit.problem.Refusal;
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

    private static final Logger LOG = LoggerFactory.getLogger(ScanAttachments.class);

    private final StoredFiles files;
    private final Uploads uploads;
    private final Reports reports;
    private final AttachmentSettings settings;
    private final Clock clock;

    ScanAttachments(
            StoredFiles attachmentFiles,
            Uploads attachmentUploads,
            Reports reports,
            AttachmentSettings settings,
            Clock clock) {
        this.files = attachmentFiles;
        this.uploads = attachmentUploads;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at some, each by one node at a time; as soon as the scanner does not answer, no more until the next time. */
    void scan() {
        if (!uploads.hasScanner()) {
            return;
        }
        for (int i = 0; i < settings.rescanned(); i++) {
            Instant now = clock.instant();
            Optional<StoredFiles.Due> next = files.claimUnscanned(now, now.plus(settings.lease()));
            if (next.isEmpty()) {
                return;
            }
            try {
                look(next.get());
            } catch (IOException | RuntimeException failed) {
                LOG.warn(
                        "File {} of {} is still to be scanned: {}",
                        next.get().id(),
                        next.get().owner(),
                        failed.toString());
                if (failed instanceof Refusal) {
                    return;
                }
            }
        }
    }

    private void look(StoredFiles.Due file) throws IOException {
        Scan found = uploads.scanAgain(file.id());
        if (found != Scan.NOT_SCANNED) {
            reports.find(ReportId.parse(file.owner()))
                    .ifPresent(report -> reports.change(report, one -> noted(one, file.id(), found)));
        }
        if (found == Scan.INFECTED) {
            LOG.warn("Something was found in file {} of {}", file.id(), file.owner());
        }
        files.settleScan(file.id());
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
