package vn.pcmt.report.exportjob;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.export.MakeFile;

/** Somebody wants a file that takes a while: it is written down, and made in the background. */
@Component
class BeginExport {

    private final ExportJobs jobs;
    private final CarryOutExport carryOut;
    private final ForgetExports forget;
    private final MakeFile makeFile;
    private final ExportJobSettings settings;
    private final Clock clock;
    /** Counting and adding is one step, on this node: with several, an account gets at most the share of each. */
    private final ReentrantLock counting = new ReentrantLock();

    BeginExport(
            ExportJobs jobs,
            CarryOutExport carryOut,
            ForgetExports forget,
            MakeFile makeFile,
            ExportJobSettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.carryOut = carryOut;
        this.forget = forget;
        this.makeFile = makeFile;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws Refusal as {@link MakeFile#require} does, {@code too-many-exports}, {@code exports-busy} or {@code
     *     idempotency-key-reused}
     */
    ExportJob begin(MakeFile.Wanted wanted, Locale language, Caller caller, IdempotencyKey key) {
        makeFile.require(caller, wanted);
        String id = key.newId("export", caller.id());
        String fingerprint = Fingerprint.of(caller, "BeginExport", wanted);
        ExportJob job = ExportJob.begun(id, fingerprint, wanted, language.toLanguageTag(), caller, clock.instant());
        try {
            Optional<ExportJob> known = insertUnlessKnown(job);
            if (known.isPresent()) {
                return sameAs(known.get(), fingerprint);
            }
        } catch (DuplicateKeyException twiceAtOnce) {
            return sameAs(jobs.find(id).orElseThrow(), fingerprint);
        }
        carryOut.soon(id);
        forget.allButTheLatest(caller.id());
        return job;
    }

    private Optional<ExportJob> insertUnlessKnown(ExportJob job) {
        counting.lock();
        try {
            Optional<ExportJob> known = jobs.find(job.id());
            if (known.isPresent()) {
                return known;
            }
            if (jobs.underWay(job.caller().id()) >= settings.perAccount()) {
                throw new Refusal(Refusal.Kind.TOO_MANY, "too-many-exports", settings.perAccount());
            }
            if (jobs.underWay() >= settings.waiting()) {
                throw new Refusal(Refusal.Kind.TOO_MANY, "exports-busy");
            }
            jobs.insert(job);
            return known;
        } finally {
            counting.unlock();
        }
    }

    private static ExportJob sameAs(ExportJob known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return known;
    }
}
