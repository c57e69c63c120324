package vn.pcmt.report.exportjob;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.export.MakeFile;

/**
 * A file that somebody has asked for. It is written down before anything is read, so that whoever finds it unfinished can
 * begin again.
 *
 * @param fingerprint of the command, to tell its repetition from another one
 * @param language of who asked, as a tag
 * @param caller who asked, with the rights of the moment
 * @param attempts how often a node has begun
 * @param failure why there is no file
 * @param file once there is one
 * @param done when it ended, null while it is under way
 * @param leasedUntil until when a node is at it
 */
@Document(ExportJob.COLLECTION)
@TypeAlias("export-job")
@CompoundIndex(name = "unfinished", def = "{'done': 1, 'leasedUntil': 1}")
@CompoundIndex(name = "of_account", def = "{'caller._id': 1, 'done': 1}")
record ExportJob(
        @Id String id,
        String fingerprint,
        MakeFile.Wanted wanted,
        String language,
        Caller caller,
        Instant begun,
        Step step,
        int attempts,
        @Nullable Failure failure,
        @Nullable Kept file,
        @Nullable Instant done,
        Instant leasedUntil) {

    static final String COLLECTION = "export_jobs";

    /** Code of the failure of one that was called off. */
    static final String CANCELLED = "export-cancelled";

    /** What is being done, in this order. */
    enum Step {
        WAITING,
        READING,
        WRITING,
        KEEPING
    }

    /** How far it has come. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** @param arguments of the message that says why */
    record Failure(String code, List<String> arguments) {
        static Failure of(Refusal refusal) {
            return new Failure(
                    refusal.code(),
                    Arrays.stream(refusal.args()).map(String::valueOf).toList());
        }
    }

    /**
     * A file that was made.
     *
     * @param stored id of its bytes in the store
     */
    record Kept(String stored, String name, String mediaType, long size) {}

    /** Nobody is at it yet. */
    static ExportJob begun(
            String id, String fingerprint, MakeFile.Wanted wanted, String language, Caller caller, Instant now) {
        return new ExportJob(
                id, fingerprint, wanted, language, caller, now, Step.WAITING, 0, null, null, null, Instant.EPOCH);
    }

    /** Has come further, and stays with its node for a while longer. */
    ExportJob at(Step newStep, Instant newLease) {
        return new ExportJob(
                id, fingerprint, wanted, language, caller, begun, newStep, attempts, failure, file, done, newLease);
    }

    ExportJob ended(@Nullable Failure why, @Nullable Kept made, Instant now) {
        return new ExportJob(
                id, fingerprint, wanted, language, caller, begun, step, attempts, why, made, now, leasedUntil);
    }

    State state() {
        if (done == null) {
            return step == Step.WAITING ? State.QUEUED : State.RUNNING;
        }
        if (failure == null) {
            return State.DONE;
        }
        return failure.code().equals(CANCELLED) ? State.CANCELLED : State.FAILED;
    }
}
