package vn.pcmt.notification.decision;

import java.time.Instant;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.Retained;

/** Why somebody was told is of interest for as long as what was told. */
@Component
class OldDecisions implements Retained {

    @Override
    public String collection() {
        return Decision.COLLECTION;
    }

    @Override
    public String age() {
        return "at";
    }

    @Override
    public Criteria over(Instant before) {
        return Criteria.where("at").lt(before);
    }
}
