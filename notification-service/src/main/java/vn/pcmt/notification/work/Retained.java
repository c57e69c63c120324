package vn.pcmt.notification.work;

import java.time.Instant;
import org.springframework.data.mongodb.core.query.Criteria;

/** Documents that a feature keeps for a time only, and which have nothing left to do when it is over. */
public interface Retained {

    String collection();

    /** The field by which the oldest go first. */
    String age();

    /** Which of them are over: nothing came to them since then, and nothing is to come. */
    Criteria over(Instant before);
}
