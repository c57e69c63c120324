package vn.pcmt.plan.selfassessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Criteria as they were set once. A version never changes: an assessment begun by it is judged by it.
 *
 * @param command caller and idempotency key, null for those the installation begins with
 * @param sample whether they are made up, to be shown as such
 */
@Document(CriteriaVersion.COLLECTION)
@TypeAlias("assessment-criteria")
record CriteriaVersion(
        @Id int version,
        Criteria criteria,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        @Nullable String fingerprint,
        String by,
        Instant at,
        boolean sample) {
    static final String COLLECTION = "assessment_criteria";
}
