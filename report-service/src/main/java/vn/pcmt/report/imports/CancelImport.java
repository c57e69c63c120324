package vn.pcmt.report.imports;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.imports.ImportJob.Failure;

/**
 * Calls an import off. It stops with the batches that are under way: whoever is at it finds it ended when it writes down how
 * far it has come. What was taken stays taken, and is told, that of those batches too.
 */
@Component
class CancelImport {

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final Clock clock;

    CancelImport(ImportJobs jobs, ImportFiles files, Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.clock = clock;
    }

    /** @return the import as it ended, whether it was called off or had come to its end before */
    ImportJob cancel(ImportJob known) {
        ImportJob job = known;
        while (job.done() == null) {
            ImportJob ended =
                    job.ended(Failure.of(new Refusal(Refusal.Kind.CONFLICT, ImportJob.CANCELLED)), clock.instant());
            if (jobs.progress(ended, job.leasedUntil())) {
                String file = job.file();
                if (file != null) {
                    files.drop(file);
                }
                return ended;
            }
            // Whoever is at it has just written how far it has come.
            job = jobs.find(job.id()).orElseThrow();
        }
        return job;
    }
}
