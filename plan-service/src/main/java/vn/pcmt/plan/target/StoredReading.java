package vn.pcmt.plan.target;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.TargetReading;

/**
 * The latest reading of a target, or of one unit of it, as the views told it.
 *
 * @param version of the event it comes from
 */
@Document(StoredReading.COLLECTION)
record StoredReading(@Id String id, long version, @Indexed String targetId, TargetReading reading) {
    static final String COLLECTION = "target_readings";
}
