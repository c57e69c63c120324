package vn.pcmt.plan.history;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;

/** Keeps every event of plans and their parts. An event may come twice and in any order. */
@Component
class RecordHistory {
    private final MongoTemplate mongo;

    RecordHistory(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void on(EventEnvelope<? extends PlanEvent> envelope) {
        try {
            mongo.insert(HistoryEntry.of(envelope));
        } catch (DuplicateKeyException again) {
            // It is there already: that is all that was wanted.
        }
    }
}
