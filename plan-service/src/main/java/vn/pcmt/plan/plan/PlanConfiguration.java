package vn.pcmt.plan.plan;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of plans go. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanSettings.class)
class PlanConfiguration {

    @Bean
    OutboxSource planOutbox() {
        return new OutboxSource(Plan.COLLECTION, Topic.PLAN_EVENTS, Plan.class);
    }
}
