package vn.pcmt.report.exportjob;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Lets files go whose time is over, and those that newer ones take the place of. */
@Component
class ForgetExports {

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ExportJobSettings settings;
    private final Clock clock;

    ForgetExports(ExportJobs jobs, ExportFiles files, ExportJobSettings settings, Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    void due() {
        jobs.endedBefore(clock.instant().minus(settings.keep())).forEach(this::forget);
    }

    void allButTheLatest(String account) {
        jobs.ended(account).stream().skip(settings.kept()).forEach(this::forget);
    }

    /** The bytes first: while the job is there, they can be found. */
    private void forget(ExportJob job) {
        files.drop(job);
        jobs.remove(job);
    }
}
