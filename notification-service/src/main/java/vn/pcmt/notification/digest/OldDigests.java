package vn.pcmt.notification.digest;

import java.time.Instant;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.work.Retained;

/** Digests that were sent or given up. */
@Component
class OldDigests implements Retained {

    @Override
    public String collection() {
        return Digest.COLLECTION;
    }

    @Override
    public String age() {
        return "madeAt";
    }

    @Override
    public Criteria over(Instant before) {
        return Criteria.where("madeAt")
                .lt(before)
                .and("state")
                .in(Digest.State.SENT.name(), Digest.State.GAVE_UP.name());
    }
}
