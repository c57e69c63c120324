package vn.pcmt.report.attachment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.report.submission.Attachment;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;

/**
 * Removes files that no revision carries once they have waited for long, and bytes that a crash has left without a report
 * that names them. A file is first taken from its report, by the version that was read: a submission at the same moment
 * either has named the file before, and then the file stays, or finds it gone and is refused.
 */
@Component
class SweepAttachments {

    private static final Logger LOG = LoggerFactory.getLogger(SweepAttachments.class);

    private final StoredFiles files;
    private final Reports reports;
    private final AttachmentSettings settings;
    private final Clock clock;

    SweepAttachments(StoredFiles attachmentFiles, Reports reports, AttachmentSettings settings, Clock clock) {
        this.files = attachmentFiles;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at every file that is due; each by one node at a time. One that fails is due again when its lease ends. */
    void sweep() {
        for (Optional<StoredFiles.Due> due = claim(); due.isPresent(); due = claim()) {
            try {
                look(due.get());
            } catch (RuntimeException failed) {
                LOG.warn("File {} of {} stays due", due.get().id(), due.get().owner(), failed);
            }
        }
    }

    private Optional<StoredFiles.Due> claim() {
        Instant now = clock.instant();
        return files.claimDue(now, now.plus(settings.lease()));
    }

    private void look(StoredFiles.Due due) {
        Report report = reports.find(ReportId.parse(due.owner())).orElse(null);
        Attachment named = report == null ? null : attachment(report, due.id());
        if (report != null && named != null) {
            if (!report.revisionsWith(named.id()).isEmpty()) {
                files.settle(due.id());
                return;
            }
            report.detach(named.id());
            reports.save(report);
        }
        files.drop(due.id());
    }

    private static @Nullable Attachment attachment(Report report, String stored) {
        return report.attachments().stream()
                .filter(file -> file.file().stored().equals(stored))
                .findFirst()
                .orElse(null);
    }
}
