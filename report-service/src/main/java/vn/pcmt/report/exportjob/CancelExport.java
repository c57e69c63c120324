package vn.pcmt.report.exportjob;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.exportjob.ExportJob.Failure;

/** Calls a file off. Whoever makes it finds out within a moment, and stops. */
@Component
class CancelExport {

    private final ExportJobs jobs;
    private final ShowExport show;
    private final Clock clock;

    CancelExport(ExportJobs jobs, ShowExport show, Clock clock) {
        this.jobs = jobs;
        this.show = show;
        this.clock = clock;
    }

    /**
     * @return as it ended, whether it was called off or had come to its end before
     * @throws Refusal {@code export-unknown}
     */
    ExportJob cancel(String id, Caller caller) {
        ExportJob job = show.require(id, caller);
        while (job.done() == null) {
            ExportJob ended = job.ended(
                    Failure.of(new Refusal(Refusal.Kind.CONFLICT, ExportJob.CANCELLED)), null, clock.instant());
            if (jobs.progress(ended, job.leasedUntil())) {
                return ended;
            }
            // Whoever makes it has just said how far it is.
            job = show.require(id, caller);
        }
        return job;
    }
}
