package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.Retained;

/** What came in long ago, and whose deadline passed long ago. */
@Component
class ClosedObligations implements Retained {

    @Override
    public String collection() {
        return Obligation.COLLECTION;
    }

    @Override
    public String age() {
        return "stateSince";
    }

    @Override
    public Criteria over(Instant before) {
        return Criteria.where("stateSince")
                .lt(before)
                .and("dueAt")
                .lt(before)
                .and("state")
                .is(Obligation.State.CLOSED.name())
                .and("nextActionAt")
                .isNull()
                .and("returnToTell")
                .ne(true);
    }
}
