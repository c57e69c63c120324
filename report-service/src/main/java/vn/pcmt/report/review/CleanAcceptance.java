package vn.pcmt.report.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That all clean reports were to be accepted, and what came of it; so that a repetition is answered alike.
 *
 * @param id of the key and its caller
 * @param outcome null while it is carried out, or if it was cut short
 */
@Document(CleanAcceptance.COLLECTION)
record CleanAcceptance(
        @Id String id,
        String fingerprint,
        String by,
        Instant startedAt,
        @Nullable Outcome outcome) {

    static final String COLLECTION = "acceptances";

    /**
     * @param accepted how many
     * @param left all others that were meant, and why
     */
    record Outcome(int accepted, List<Left> left) {
        Outcome {
            left = List.copyOf(left);
        }
    }

    /**
     * A report that was left.
     *
     * @param unitName null if the unit is not known
     * @param revision the latest; null if there is none that could be read
     * @param odd what is odd about it, where that is why
     */
    record Left(
            String report,
            @Nullable String unitName,
            @Nullable Integer revision,
            Why why,
            Set<Oddity> odd) {}

    /** Why a report was left. */
    enum Why {
        /** It is not clean. */
        ODD,
        /** Its latest revision is not the one that was seen. */
        NOT_THE_REVISION_SEEN,
        /** Somebody has decided on it meanwhile. */
        NOT_WAITING,
        /** The reviewer sent it himself. */
        OWN_REPORT,
        /** There is no such report of this form and period in the area. */
        NOT_FOUND,
        /** It could not be read or saved; the log tells. */
        FAILED
    }
}
