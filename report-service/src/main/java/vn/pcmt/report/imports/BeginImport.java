package vn.pcmt.report.imports;

import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.mapping.FormMapping;
import vn.pcmt.report.mapping.FormMappings;
import vn.pcmt.report.source.OpenSource;
import vn.pcmt.report.source.ReportSource;
import vn.pcmt.report.source.SourceFormat;

/** Somebody sends a file with many reports: it is looked at, kept, and carried out in the background. */
@Component
class BeginImport {

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final CarryOutImport carryOut;
    private final FormMappings mappings;
    private final Catalogue catalogue;
    private final HowToRead howToRead;
    private final OpenSource sources;
    private final Clock clock;

    BeginImport(
            ImportJobs jobs,
            ImportFiles files,
            CarryOutImport carryOut,
            FormMappings mappings,
            Catalogue catalogue,
            HowToRead howToRead,
            OpenSource sources,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.carryOut = carryOut;
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.howToRead = howToRead;
        this.sources = sources;
        this.clock = clock;
    }

    /** What tells one file from another. */
    private record Sent(String sha256, SourceFormat format, ImportOptions options) {}

    /** Asked before anybody's bytes are read. @throws Refusal {@code forbidden} */
    void requireSender(Caller caller) {
        caller.requireAny(COMMUNE_REPORTER, COMMUNE_HEAD, ADMIN);
        if (caller.unitKey() == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /**
     * @throws Refusal {@code template-unknown}, {@code period-malformed}, {@code mapping-unknown},
     *     {@code idempotency-key-reused}, {@code file-personal-data}, and whatever can be seen of the file at once
     */
    ImportJob begin(SentFile file, SourceFormat format, ImportOptions asked, Caller caller, IdempotencyKey key)
            throws IOException {
        String id = key.newId("report import", caller.id());
        // What was asked for is fingerprinted: the mapping may have another edition by the time it is asked again.
        String fingerprint = Fingerprint.of(caller, "BeginImport", new Sent(file.sha256(), format, asked));
        Optional<ImportJob> known = jobs.find(id);
        if (known.isPresent()) {
            return sameAs(known.get(), fingerprint);
        }
        ImportOptions options = settled(asked);
        try (ReportSource source = sources.open(file.path(), format, howToRead.rules(options))) {
            source.share();
        }
        sources.refusePersonalData(file.path(), format);
        return begin(ImportJob.begun(
                id, fingerprint, files.keep(file), file.size(), format, options, caller, clock.instant()));
    }

    /**
     * Carries out for real what was tried.
     *
     * @throws Refusal {@code import-unknown}, {@code import-not-tried} if it was no trial or is not finished,
     *     {@code import-file-gone}
     */
    ImportJob confirm(ImportJob trial, Caller caller, IdempotencyKey key) {
        String id = key.newId("report import", caller.id());
        String fingerprint = Fingerprint.of(caller, "ConfirmImport", trial.id());
        Optional<ImportJob> known = jobs.find(id);
        if (known.isPresent()) {
            return sameAs(known.get(), fingerprint);
        }
        if (!trial.options().dryRun() || trial.done() == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "import-not-tried");
        }
        String file = trial.file();
        if (file == null || !jobs.releaseFile(trial)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "import-file-gone");
        }
        return begin(ImportJob.begun(
                id,
                fingerprint,
                file,
                trial.size(),
                trial.format(),
                trial.options().forReal(),
                caller,
                clock.instant()));
    }

    private ImportJob begin(ImportJob job) {
        try {
            jobs.insert(job);
        } catch (DuplicateKeyException meanwhile) {
            return sameAs(jobs.find(job.id()).orElseThrow(), job.fingerprint());
        }
        carryOut.soon(job.id());
        return job;
    }

    private static ImportJob sameAs(ImportJob known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return known;
    }

    private ImportOptions settled(ImportOptions asked) {
        if (asked.template() != null && catalogue.template(asked.template()).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", asked.template());
        }
        if (asked.period() != null) {
            ReportingPeriod.asked(asked.period());
        }
        String code = asked.mapping();
        if (code == null) {
            return asked;
        }
        FormMapping mapping =
                mappings.find(code).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "mapping-unknown", code));
        return new ImportOptions(
                asked.template(), asked.period(), code, mapping.current().number(), asked.dryRun(), asked.replace());
    }
}
