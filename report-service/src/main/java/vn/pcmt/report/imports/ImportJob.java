package vn.pcmt.report.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.source.SourceFormat;

/**
 * A file with many reports that is being taken in. It is written before the first report, and after each batch, so that
 * whoever finds it unfinished can finish it.
 *
 * @param fingerprint of the command, to tell its repetition from another one
 * @param file id of the stored file; null once it is no longer needed
 * @param size of the file in bytes
 * @param caller who sent it, with the rights of that moment
 * @param progress how far it has come
 * @param failure why the rest of the file could not be read; null if all of it was
 * @param done when it was finished, null while it is under way
 * @param leasedUntil until when a node is at it
 */
@Document(ImportJob.COLLECTION)
@TypeAlias("reportImport")
@CompoundIndex(name = "unfinished", def = "{'done': 1, 'leasedUntil': 1}")
record ImportJob(
        @Id String id,
        String fingerprint,
        @Nullable String file,
        long size,
        SourceFormat format,
        ImportOptions options,
        Caller caller,
        Instant begun,
        Progress progress,
        @Nullable Failure failure,
        @Nullable Instant done,
        Instant leasedUntil) {

    static final String COLLECTION = "report_imports";

    /** Code of the failure of an import that was called off. */
    static final String CANCELLED = "import-cancelled";

    /**
     * What has become of the reports of the file so far.
     *
     * @param seen dealt with
     * @param taken submitted; in a trial, those that would be
     * @param unchanged those that say what is there already
     * @param refused those that were not taken
     * @param values figures in those that were taken
     * @param share of the file that was read, in percent
     */
    record Progress(int seen, int taken, int unchanged, int refused, int values, int share) {

        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);

        /** After some more, at a share of the file. */
        Progress and(Progress more, int newShare) {
            return new Progress(
                    seen + more.seen,
                    taken + more.taken,
                    unchanged + more.unchanged,
                    refused + more.refused,
                    values + more.values,
                    newShare);
        }
    }

    /**
     * Why a file could not be read to its end.
     *
     * @param code of the refusal
     * @param fields what is at fault, where something is
     */
    record Failure(String code, KeptText text, List<Field> fields) {

        record Field(String place, String code, KeptText text) {}

        static Failure of(Refusal refusal) {
            return new Failure(
                    refusal.code(),
                    KeptText.of("problem." + refusal.code(), refusal.args()),
                    refusal.fields().stream()
                            .map(field -> new Field(
                                    field.pointer().substring(1),
                                    field.code(),
                                    KeptText.of("field." + field.code(), field.args())))
                            .toList());
        }
    }

    static ImportJob begun(
            String id,
            String fingerprint,
            String file,
            long size,
            SourceFormat format,
            ImportOptions options,
            Caller caller,
            Instant now) {
        return new ImportJob(
                id, fingerprint, file, size, format, options, caller, now, Progress.NONE, null, null, Instant.EPOCH);
    }

    /** Goes on, leased by the same node for a while longer. */
    ImportJob at(Progress newProgress, Instant newLease) {
        return new ImportJob(
                id, fingerprint, file, size, format, options, caller, begun, newProgress, null, null, newLease);
    }

    /** Ends. The file of a trial that went through stays, to be confirmed. */
    ImportJob ended(@Nullable Failure why, Instant now) {
        String kept = options.dryRun() && why == null ? file : null;
        return new ImportJob(
                id, fingerprint, kept, size, format, options, caller, begun, progress, why, now, leasedUntil);
    }

    /** How far it has come: {@code QUEUED}, {@code RUNNING}, {@code DONE}, {@code CANCELLED} or {@code FAILED}. */
    String state(Instant now) {
        if (done != null) {
            return failure == null ? "DONE" : failure.code().equals(CANCELLED) ? "CANCELLED" : "FAILED";
        }
        return progress.seen() == 0 && !leasedUntil.isAfter(now) ? "QUEUED" : "RUNNING";
    }
}
