package vn.pcmt.report.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.report.imports.ImportJob.Failure;
import vn.pcmt.report.mapping.ReadingRules;
import vn.pcmt.report.source.OpenSource;
import vn.pcmt.report.source.ReportSource;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.Submission;
import vn.pcmt.report.submission.SubmitReport;

/**
 * Carries imports out, each by one node at a time, batch by batch. What a kill leaves half done is done again from the last
 * batch that is on record: a report that was submitted already is recognised by its key and answered as the first time.
 */
@Component
@EnableConfigurationProperties(ImportSettings.class)
class CarryOutImport {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutImport.class);

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final HowToRead howToRead;
    private final OpenSource sources;
    private final SubmitReport submit;
    private final ImportSettings settings;
    private final Clock clock;

    CarryOutImport(
            ImportJobs jobs,
            ImportFiles files,
            HowToRead howToRead,
            OpenSource sources,
            SubmitReport submit,
            ImportSettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.howToRead = howToRead;
        this.sources = sources;
        this.submit = submit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Carries an import out in the background. If that fails, the next look at the unfinished takes it up. */
    void soon(String id) {
        Thread.ofVirtual().name("import-" + id).start(() -> {
            try {
                claim(id).ifPresent(this::carryOut);
            } catch (RuntimeException failure) {
                LOG.warn("Import {} was cut short", id, failure);
            }
        });
    }

    /** Finishes what a crash or an outage cut short, and drops the files of trials that nobody has confirmed. */
    void resume() {
        for (Optional<ImportJob> left = claim(null); left.isPresent(); left = claim(null)) {
            carryOut(left.get());
        }
        for (ImportJob trial : jobs.trialsBefore(clock.instant().minus(settings.keepTrials()))) {
            if (jobs.releaseFile(trial)) {
                drop(trial);
            }
        }
    }

    /** @param id null for any that nobody is at */
    Optional<ImportJob> claim(@Nullable String id) {
        Instant now = clock.instant();
        return jobs.claim(id, now, now.plus(settings.lease()));
    }

    void carryOut(ImportJob claimed) {
        ImportJob job = claimed;
        try (Run run = open(claimed)) {
            while (job != null && job.done() == null) {
                job = run.step(job);
            }
        } catch (Refusal unreadable) {
            job = job == null ? null : end(job, Failure.of(unreadable));
        } catch (RuntimeException failure) {
            if (job == null || Outages.isOutage(failure)) {
                throw failure;
            }
            LOG.error("Import {} has failed", claimed.id(), failure);
            job = end(job, Failure.of(new Refusal(Refusal.Kind.CONFLICT, "import-broken")));
        }
        if (job != null) {
            LOG.info(
                    "Import {} ended after {} ms: {}",
                    job.id(),
                    Duration.between(job.begun(), clock.instant()).toMillis(),
                    job.progress());
        }
    }

    /** Null if another node has taken the import over. */
    private @Nullable ImportJob end(ImportJob job, @Nullable Failure why) {
        ImportJob ended = job.ended(why, clock.instant());
        if (!jobs.progress(ended, job.leasedUntil())) {
            return null;
        }
        if (ended.file() == null) {
            drop(job);
        }
        return ended;
    }

    private void drop(ImportJob job) {
        String file = job.file();
        if (file != null) {
            files.drop(file);
        }
    }

    /** Opens the file of an import and goes to where it stands. */
    Run open(ImportJob job) {
        String file = job.file();
        if (file == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "import-file-gone");
        }
        try {
            SentFile sent = files.fetch(file);
            try {
                return new Run(job, sent, howToRead.rules(job.options()));
            } catch (RuntimeException unreadable) {
                sent.close();
                throw unreadable;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One node at work on one import. */
    final class Run implements AutoCloseable {

        private final SentFile file;
        private final ReportSource source;
        private final ReportBatch batch;
        private @Nullable Refusal unreadable;

        private Run(ImportJob job, SentFile file, ReadingRules rules) {
            this.file = file;
            this.source = sources.open(file.path(), job.format(), rules);
            this.batch = new ReportBatch(
                    job,
                    rules.template(),
                    howToRead.names(
                            job.options(), Objects.requireNonNull(job.caller().unitKey())));
            for (int i = 0; i < job.progress().seen() && hasNext(); i++) {
                batch.skip(source.next());
            }
        }

        /**
         * Carries out the next batches and writes it down; null if another node has taken the import over, or somebody has
         * called it off.
         */
        @Nullable
        ImportJob step(ImportJob job) {
            for (int i = 0; i < settings.batch() * settings.abreast() && hasNext(); i++) {
                batch.add(source.next());
            }
            ReportBatch.Outcome outcome = batch.carryOut(submissions -> submit(job, submissions));
            jobs.keep(outcome.refused());
            boolean more = hasNext();
            ImportJob next = job.at(
                    job.progress().and(outcome.progress(), more ? source.share() : 100),
                    clock.instant().plus(settings.lease()));
            if (!jobs.progress(next, job.leasedUntil())) {
                jobs.progressAfterCancelling(next, job.progress());
                return null;
            }
            if (!more && unreadable == null && next.progress().seen() == 0) {
                unreadable = new Refusal(Refusal.Kind.INVALID, "import-of-nothing");
            }
            return more ? next : end(next, unreadable == null ? null : Failure.of(unreadable));
        }

        /** False also where the rest of the file cannot be read: what came before is still taken. */
        private boolean hasNext() {
            try {
                return unreadable == null && source.hasNext();
            } catch (Refusal refusal) {
                unreadable = refusal;
                return false;
            }
        }

        /** Side by side: no report is in the file twice, so none waits for another. */
        private List<ReportAnswer> submit(ImportJob job, List<Submission> submissions) {
            List<Future<List<ReportAnswer>>> batches = new ArrayList<>();
            try (ExecutorService abreast = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int from = 0; from < submissions.size(); from += settings.batch()) {
                    List<Submission> batch =
                            submissions.subList(from, Math.min(from + settings.batch(), submissions.size()));
                    batches.add(abreast.submit(() -> submitBatch(job, batch)));
                }
            }
            List<ReportAnswer> answers = new ArrayList<>();
            for (Future<List<ReportAnswer>> batch : batches) {
                if (batch.state() == Future.State.FAILED) {
                    throw batch.exceptionNow() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(batch.exceptionNow());
                }
                answers.addAll(batch.resultNow());
            }
            return answers;
        }

        private List<ReportAnswer> submitBatch(ImportJob job, List<Submission> batch) {
            return job.options().dryRun()
                    ? submit.tryOutAll(batch, job.caller(), clock.instant())
                    : submit.submitAll(batch, job.caller(), clock.instant());
        }

        @Override
        public void close() {
            source.close();
            file.close();
        }
    }
}
