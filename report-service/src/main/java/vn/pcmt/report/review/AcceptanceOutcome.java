package vn.pcmt.report.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What became of one report, of those that were to be accepted together.
 *
 * @param id of the acceptance and the report
 * @param acceptance id of the acceptance
 * @param report its id, as the reviewer wrote it where he named it
 * @param unitName null if the unit is not known
 * @param revision the one that was accepted, else the latest; null if it could not be read or a crash has lost it
 * @param left why it was not accepted; null if it was
 * @param odd what is odd about it, where that is why
 */
@Document(AcceptanceOutcome.COLLECTION)
@TypeAlias("acceptance-outcome")
@CompoundIndex(name = "acceptance_report", def = "{'acceptance': 1, 'report': 1}")
record AcceptanceOutcome(
        @JsonIgnore @Id String id,
        @JsonIgnore String acceptance,
        String report,
        @Nullable String unitName,
        @Nullable Integer revision,
        @Nullable Left left,
        Set<Oddity> odd) {

    static final String COLLECTION = "acceptance_outcomes";

    AcceptanceOutcome {
        odd = Set.copyOf(odd);
    }

    static AcceptanceOutcome accepted(
            Acceptance acceptance, String report, @Nullable String unitName, @Nullable Integer revision) {
        return of(acceptance, report, unitName, revision, null);
    }

    static AcceptanceOutcome of(
            Acceptance acceptance,
            String report,
            @Nullable String unitName,
            @Nullable Integer revision,
            @Nullable Left left) {
        return new AcceptanceOutcome(
                acceptance.id() + '/' + report, acceptance.id(), report, unitName, revision, left, Set.of());
    }

    AcceptanceOutcome with(Set<Oddity> oddities) {
        return new AcceptanceOutcome(id, acceptance, report, unitName, revision, left, oddities);
    }

    /** Whether it was accepted. */
    public boolean isAccepted() {
        return left == null;
    }

    /** Why a report was left. */
    enum Left {
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
