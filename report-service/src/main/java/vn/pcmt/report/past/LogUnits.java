package vn.pcmt.report.past;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.unit.UnitEvent;

/** Keeps every state of every unit. The same event again writes the same again. */
@Component
class LogUnits {

    private final MongoOperations store;

    LogUnits(MongoOperations store) {
        this.store = store;
    }

    void on(EventEnvelope<? extends UnitEvent> envelope) {
        store.save(UnitLog.of(envelope.event()));
    }
}
