package vn.pcmt.report.past;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.report.past.ReportLog.Moment;

/** Keeps the log of every report. Events may come twice or out of order: what is known already is not added again. */
@Component
class LogReports {

    private final MongoOperations store;

    LogReports(MongoOperations store) {
        this.store = store;
    }

    void on(EventEnvelope<? extends ReportEvent> envelope) {
        ReportEvent event = envelope.event();
        Query log = Query.query(Criteria.where("_id").is(event.aggregateId()));
        Update more = new Update().addToSet("moments", Moment.of(event));
        try {
            store.upsert(log, more, ReportLog.class);
        } catch (DuplicateKeyException insertedMeanwhile) {
            store.updateFirst(log, more, ReportLog.class);
        }
    }
}
