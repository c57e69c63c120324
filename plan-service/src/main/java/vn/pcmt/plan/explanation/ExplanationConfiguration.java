package vn.pcmt.plan.explanation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of explanations go. */
@Configuration(proxyBeanMethods = false)
class ExplanationConfiguration {

    @Bean
    OutboxSource explanationOutbox() {
        return new OutboxSource(Explanation.COLLECTION, Topic.PLAN_EVENTS, Explanation.class);
    }
}
