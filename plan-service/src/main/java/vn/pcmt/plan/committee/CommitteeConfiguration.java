package vn.pcmt.plan.committee;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of committees go. */
@Configuration(proxyBeanMethods = false)
class CommitteeConfiguration {

    @Bean
    OutboxSource committeeOutbox() {
        return new OutboxSource(Committee.COLLECTION, Topic.PLAN_EVENTS, Committee.class);
    }
}
