package vn.pcmt.report.exportjob;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.TemporaryFiles;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.report.export.MakeFile;
import vn.pcmt.report.exportjob.ExportJob.Failure;
import vn.pcmt.report.exportjob.ExportJob.Kept;
import vn.pcmt.report.exportjob.ExportJob.Step;

/**
 * Makes the files that were asked for, some at a time on each node. While one thread makes a file, another one writes down
 * how far it is and stops it when it was called off: so that happens within a moment, whatever the file is waiting for and
 * whichever node it was called off on.
 */
@Component
@EnableConfigurationProperties(ExportJobSettings.class)
class CarryOutExport {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutExport.class);

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final MakeFile makeFile;
    private final ExportJobSettings settings;
    private final Clock clock;
    private final Semaphore turns;

    CarryOutExport(ExportJobs jobs, ExportFiles files, MakeFile makeFile, ExportJobSettings settings, Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.makeFile = makeFile;
        this.settings = settings;
        this.clock = clock;
        this.turns = new Semaphore(settings.atOnce(), true);
    }

    /** Makes one in the background when its turn has come. If that fails, the next look at the unfinished takes it up. */
    void soon(String id) {
        Thread.ofVirtual().name("export-" + id).start(() -> {
            try {
                turns.acquire();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
            inTurn(id, () -> claim(id));
        });
    }

    /** Begins again what a crash or an outage cut short, as far as there are turns. */
    void resume() {
        while (turns.tryAcquire()) {
            Optional<ExportJob> left;
            try {
                left = claim(null);
            } catch (RuntimeException failure) {
                turns.release();
                throw failure;
            }
            if (left.isEmpty()) {
                turns.release();
                return;
            }
            String id = left.get().id();
            Thread.ofVirtual().name("export-" + id).start(() -> inTurn(id, () -> left));
        }
    }

    /** @param id null for any that nobody is at */
    Optional<ExportJob> claim(@Nullable String id) {
        Instant now = clock.instant();
        return jobs.claim(id, now, now.plus(settings.lease()));
    }

    private void inTurn(String id, Supplier<Optional<ExportJob>> claimed) {
        try {
            claimed.get().ifPresent(this::carryOut);
        } catch (RuntimeException failure) {
            LOG.warn("Export {} was cut short", id, failure);
        } finally {
            turns.release();
        }
    }

    void carryOut(ExportJob claimed) {
        if (claimed.attempts() > settings.attempts()) {
            end(claimed, broken(), null);
            return;
        }
        Making making = new Making(claimed);
        boolean over;
        try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Kept> file = worker.submit(making::file);
            try {
                ExportJob job = watch(claimed, making, file);
                over = job != null && end(job, file);
            } finally {
                // Whatever it waits for: nobody wants it any more, unless it is there already.
                file.cancel(true);
            }
        }
        if (!over) {
            dropUnlessWanted(claimed);
        }
    }

    /** Says again and again how far it is, until it has come to its end; null if it is to be given up. */
    private @Nullable ExportJob watch(ExportJob claimed, Making making, Future<Kept> file) {
        ExportJob job = claimed;
        while (!isOver(file)) {
            ExportJob next = job.at(making.step, clock.instant().plus(settings.lease()));
            if (!jobs.progress(next, job.leasedUntil())) {
                return null;
            }
            job = next;
        }
        return job;
    }

    private boolean isOver(Future<Kept> file) {
        try {
            file.get(settings.beat().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopping);
        }
    }

    private boolean end(ExportJob job, Future<Kept> file) {
        if (file.state() == Future.State.SUCCESS) {
            return end(job, null, file.resultNow());
        }
        Throwable cause = file.exceptionNow();
        if (cause instanceof Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNAVAILABLE && job.attempts() < settings.attempts()) {
                throw refusal; // it passes by itself
            }
            return end(job, Failure.of(refusal), null);
        }
        if (cause instanceof RuntimeException failure && Outages.isOutage(failure)) {
            throw failure;
        }
        LOG.error("Export {} has failed", job.id(), cause);
        return end(job, broken(), null);
    }

    /** False if it has ended meanwhile, or another node has taken it over. */
    private boolean end(ExportJob job, @Nullable Failure why, @Nullable Kept file) {
        if (!jobs.progress(job.ended(why, file, clock.instant()), job.leasedUntil())) {
            return false;
        }
        LOG.info(
                "Export {} of {} as {} ended after {} ms: {}",
                job.id(),
                job.wanted().area(),
                job.wanted().format(),
                Duration.between(job.begun(), clock.instant()).toMillis(),
                why == null ? "done" : why.code());
        return true;
    }

    /** What was made of one that was called off is of no use, unless another node is at it or through with it. */
    private void dropUnlessWanted(ExportJob claimed) {
        if (jobs.find(claimed.id())
                .filter(job -> job.done() == null || job.file() != null)
                .isEmpty()) {
            files.drop(claimed);
        }
    }

    private static Failure broken() {
        return new Failure("export-broken", List.of());
    }

    /** One file while it is made. */
    private final class Making {
        private final ExportJob job;
        private volatile Step step = Step.READING;

        private Making(ExportJob job) {
            this.job = job;
        }

        private Kept file() throws IOException {
            Locale language = Locale.forLanguageTag(job.language());
            LocaleContextHolder.setLocale(language);
            MakeFile.Figures figures = makeFile.read(job.caller(), job.wanted());
            step = Step.WRITING;
            MakeFile.Made made = figures.make(language);
            Path written = TemporaryFiles.create();
            try {
                try (OutputStream out = Files.newOutputStream(written)) {
                    made.body().writeTo(out);
                }
                step = Step.KEEPING;
                return new Kept(
                        files.keep(job, written), made.name(), made.type().toString(), Files.size(written));
            } finally {
                delete(written);
            }
        }

        private static void delete(Path written) {
            try {
                Files.deleteIfExists(written);
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }
}
