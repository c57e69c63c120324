package vn.pcmt.report.target;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.TargetState;

/**
 * A target that is measured by an indicator, and when it has to be measured next.
 *
 * @param id of the target
 * @param version of the target's event it comes from
 * @param withdrawn whether it is no longer measured
 * @param areas keys of all areas whose totals it is measured by
 * @param changed areas whose totals changed since it was measured
 * @param marks counts what has made it due, so that what comes while it is measured is not forgotten
 * @param allAt from when all its readings have to be taken again
 * @param dueAt from when it has to be looked at
 * @param leasedUntil until when a node works on it
 */
@Document(WatchedTarget.COLLECTION)
record WatchedTarget(
        @Id String id,
        long version,
        TargetState target,
        boolean withdrawn,
        @Indexed Set<String> areas,
        List<String> changed,
        long marks,
        Instant allAt,
        @Indexed Instant dueAt,
        Instant leasedUntil) {

    static final String COLLECTION = "watched_targets";
}
