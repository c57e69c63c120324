package vn.pcmt.notification.grouping;

import java.time.Instant;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.Retained;

/** Groups that were told long ago and wait for nothing. A group is of one period or plan, so nothing new comes into it. */
@Component
class IdleGroups implements Retained {

    @Override
    public String collection() {
        return AlertGroup.COLLECTION;
    }

    @Override
    public String age() {
        return "toldAt";
    }

    @Override
    public Criteria over(Instant before) {
        return Criteria.where("toldAt").lt(before).and("nextAt").isNull();
    }
}
