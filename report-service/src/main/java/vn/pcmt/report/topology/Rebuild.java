package vn.pcmt.report.topology;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation that is built beside the running one, or was.
 *
 * @param by officer id of who had it built
 * @param leasedUntil until when a node works on it
 * @param compared forms and periods whose totals have been compared with those of the running generation
 * @param toCompare of how many, 0 until it has read all events
 * @param mended totals in which the running generation was found wrong, by the reports
 * @param checksum of all that was compared, the same for both generations but for what is mended
 * @param wrong totals that are not the sum of their reports in the new generation, some of them
 * @param ended when it came to its end; null while it is under way
 */
public record Rebuild(
        int generation,
        Phase phase,
        String by,
        Instant begun,
        Instant leasedUntil,
        int compared,
        int toCompare,
        int mended,
        @Nullable String checksum,
        List<String> wrong,
        @Nullable Instant ended) {

    /** How far it has come. */
    public enum Phase {
        /** It reads all events. */
        READING,
        /** It has read them, and its totals are compared with those of the running generation. */
        COMPARING,
        /** It is what everybody sees. */
        SWAPPED,
        /** Its totals are not the sum of their reports: it goes, the running one stays. */
        FAILED,
        /** Somebody called it off. */
        CANCELLED;

        /** Whether it is still being worked on. */
        public boolean isUnderWay() {
            return this == READING || this == COMPARING;
        }
    }

    static Rebuild begun(int generation, String by, Instant at) {
        return new Rebuild(generation, Phase.READING, by, at, Instant.EPOCH, 0, 0, 0, null, List.of(), null);
    }

    /** To the millisecond, as the store keeps it: by it a node knows its own lease again. */
    Rebuild leased(Instant until) {
        Instant kept = until.truncatedTo(ChronoUnit.MILLIS);
        return new Rebuild(generation, phase, by, begun, kept, compared, toCompare, mended, checksum, wrong, ended);
    }

    /** With so much of it compared. */
    public Rebuild comparing(int of, int all, int foundMended, @Nullable String sum) {
        return new Rebuild(
                generation, Phase.COMPARING, by, begun, leasedUntil, of, all, foundMended, sum, wrong, ended);
    }

    Rebuild ended(Phase how, List<String> found, Instant at) {
        return new Rebuild(generation, how, by, begun, Instant.EPOCH, compared, toCompare, mended, checksum, found, at);
    }
}
