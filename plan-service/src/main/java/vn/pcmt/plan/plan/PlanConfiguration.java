package vn.pcmt.plan.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of plans go. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    OutboxSource planOutbox() {
        return new OutboxSource(Plan.COLLECTION, Topic.PLAN_EVENTS, Plan.class);
    }
}
