package vn.pcmt.notification.directory;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.CommitteeState.Acting;
import vn.pcmt.contract.plan.CommitteeState.Kind;
import vn.pcmt.contract.plan.CommitteeState.Member;

/**
 * A committee of a plan as this service needs to know it.
 *
 * @param version of the latest event applied
 */
@Document(Committee.COLLECTION)
record Committee(
        @Id String id, long version, @Indexed String planId, Kind kind, List<Member> members, List<Acting> acting) {

    static final String COLLECTION = "committees";
}
