package vn.pcmt.plan.officer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of officers go. */
@Configuration(proxyBeanMethods = false)
class OfficerConfiguration {

    @Bean
    OutboxSource officerOutbox() {
        return new OutboxSource(Officer.COLLECTION, Topic.OFFICER_EVENTS, Officer.class);
    }
}
