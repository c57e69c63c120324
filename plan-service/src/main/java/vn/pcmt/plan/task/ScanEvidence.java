package vn.pcmt.plan.task;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.Rescan;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;

/**
 * Has evidence scanned that came in before a scanner was named. A file in which something is found stays named by its task,
 * but is given to nobody and proves nothing.
 */
@Component
class ScanEvidence {
    private final Rescan rescan;
    private final TaskSettings settings;

    ScanEvidence(
            StoredFiles evidenceFiles,
            Uploads evidenceUploads,
            ChangeTask changeTask,
            TaskSettings settings,
            TaskCalendar calendar,
            Clock clock) {
        this.rescan = new Rescan(
                evidenceFiles,
                evidenceUploads,
                (file, found) -> changeTask.follow(file.owner(), task -> task.scanned(file.id(), found, calendar)),
                clock);
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "${pcmt.task.rescan-after:1m}", fixedDelayString = "${pcmt.task.rescan:10m}")
    void scan() {
        rescan.scan(settings.rescanned(), settings.rescanLease());
    }
}
