package vn.pcmt.plan.unit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of units go. */
@Configuration(proxyBeanMethods = false)
class UnitConfiguration {

    @Bean
    OutboxSource unitOutbox() {
        return new OutboxSource(AdministrativeUnit.COLLECTION, Topic.UNIT_EVENTS, AdministrativeUnit.class);
    }
}
