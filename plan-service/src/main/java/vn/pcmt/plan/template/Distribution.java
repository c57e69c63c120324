package vn.pcmt.plan.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One template that is being issued to many units. It is written before the first plan, so that whoever finds it
 * unfinished can finish it.
 *
 * @param fingerprint of the command, to tell its repetition from another one
 * @param edition of the template
 * @param parent plan that the plans stand under, null if alone
 * @param issue whether they are in force at once
 * @param units keys of the units, in order
 * @param seen how many units have been dealt with
 * @param failed units whose plan was refused
 * @param done when the last one was dealt with, null while under way
 * @param leasedUntil until when a node is at it
 */
@Document(Distribution.COLLECTION)
@TypeAlias("distribution")
record Distribution(
        @Id String id,
        String fingerprint,
        String template,
        int edition,
        @Nullable String parent,
        boolean issue,
        List<String> units,
        String actor,
        Instant begun,
        int seen,
        List<Failure> failed,
        @Nullable Instant done,
        Instant leasedUntil) {
    static final String COLLECTION = "plan_distributions";

    /**
     * A unit whose plan was refused.
     *
     * @param code of the refusal, or of the first field at fault
     */
    record Failure(String unit, String code, String detail) {}
}
