package vn.pcmt.report.exportjob;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.export.MakeFile;
import vn.pcmt.report.exportjob.ExportJob.Failure;
import vn.pcmt.report.exportjob.ExportJob.Kept;
import vn.pcmt.report.exportjob.ExportJob.State;
import vn.pcmt.report.exportjob.ExportJob.Step;

/** Tells whoever asked for a file, and nobody else, how far it is, and hands it out. */
@Component
class ShowExport {

    private final ExportJobs jobs;
    private final MakeFile makeFile;
    private final MessageSource messages;
    private final ExportJobSettings settings;
    private final Clock clock;

    ShowExport(ExportJobs jobs, MakeFile makeFile, MessageSource messages, ExportJobSettings settings, Clock clock) {
        this.jobs = jobs;
        this.makeFile = makeFile;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A file as it stands.
     *
     * @param step what is being done: {@code READING} the figures, {@code WRITING} the file, {@code KEEPING} it
     * @param stepsDone how many of {@code steps} are done
     * @param name of the file, once there is one
     * @param size of the file in bytes
     * @param until when it goes
     * @param failure why there is none
     */
    record ExportView(
            String id,
            State state,
            String area,
            String format,
            Step step,
            int stepsDone,
            int steps,
            Instant begun,
            @Nullable Instant done,
            @Nullable String name,
            @Nullable Long size,
            @Nullable Instant until,
            @Nullable FailureView failure) {}

    record FailureView(String code, String title, String detail) {}

    /** @throws Refusal {@code export-unknown}, also for those of others and for those whose time is over */
    ExportJob require(String id, Caller caller) {
        return jobs.find(id)
                .filter(job -> job.caller().id().equals(caller.id()))
                .filter(job -> job.done() == null
                        || clock.instant().isBefore(job.done().plus(settings.keep())))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "export-unknown",
                        id,
                        settings.keep().toMinutes()));
    }

    /**
     * The file, for who may read the figures still: which of them are in it was decided by the unit of who asked, so whoever
     * works for another one now asks anew.
     *
     * @throws Refusal {@code export-unknown}, {@code export-not-there}, {@code area-forbidden}
     */
    Kept file(String id, Caller caller) {
        ExportJob job = require(id, caller);
        makeFile.requireReader(caller, job.wanted());
        if (!Objects.equals(caller.unitKey(), job.caller().unitKey())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "area-forbidden", job.wanted().area());
        }
        if (job.file() == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "export-not-there");
        }
        return job.file();
    }

    ExportView view(ExportJob job, Locale locale) {
        Kept file = job.file();
        return new ExportView(
                job.id(),
                job.state(),
                job.wanted().area(),
                job.wanted().format(),
                job.step(),
                file == null ? Math.max(0, job.step().ordinal() - 1) : Step.values().length - 1,
                Step.values().length - 1,
                job.begun(),
                job.done(),
                file == null ? null : file.name(),
                file == null ? null : file.size(),
                job.done() == null || file == null ? null : job.done().plus(settings.keep()),
                failure(job.failure(), locale));
    }

    private @Nullable FailureView failure(@Nullable Failure failure, Locale locale) {
        return failure == null
                ? null
                : new FailureView(
                        failure.code(),
                        messages.getMessage("problem." + failure.code() + ".title", null, locale),
                        messages.getMessage(
                                "problem." + failure.code(), failure.arguments().toArray(), locale));
    }
}
