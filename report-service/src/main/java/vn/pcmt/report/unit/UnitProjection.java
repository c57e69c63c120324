package vn.pcmt.report.unit;

import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.consume.VersionedWrites;

/** Keeps the read model of units up to date. Events may come twice or out of order: the highest version stands. */
@Configuration(proxyBeanMethods = false)
class UnitProjection {

    private final VersionedWrites writes;
    private final MongoOperations store;
    private final ApplicationEventPublisher told;

    UnitProjection(VersionedWrites writes, MongoOperations store, ApplicationEventPublisher told) {
        this.writes = writes;
        this.store = store;
        this.told = told;
    }

    @Bean
    Consumer<Message<byte[]>> unitEvents(EventConsumers consumers) {
        return consumers.<UnitEvent>consumer(Topic.UNIT_EVENTS, "report-service", this::on);
    }

    /** Tells of the change also when the write was done before: a crash may have come between the two. */
    void on(EventEnvelope<? extends UnitEvent> envelope) {
        UnitEvent event = envelope.event();
        Unit unit = Unit.of(event.unit(), event.version());
        if (event instanceof UnitReorganised reorganised && Ending.isToldBy(reorganised)) {
            store.save(Ending.of(reorganised));
        }
        writes.replaceIfNewer(Unit.COLLECTION, unit.key(), event.version(), unit);
        told.publishEvent(new UnitChanged(unit.key()));
    }
}
