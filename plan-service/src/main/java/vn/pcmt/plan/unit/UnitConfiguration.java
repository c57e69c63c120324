package vn.pcmt.plan.unit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of units go, and the settings of units. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnitSettings.class)
class UnitConfiguration {

    @Bean
    OutboxSource unitOutbox() {
        return new OutboxSource(AdministrativeUnit.COLLECTION, Topic.UNIT_EVENTS, AdministrativeUnit.class);
    }
}
