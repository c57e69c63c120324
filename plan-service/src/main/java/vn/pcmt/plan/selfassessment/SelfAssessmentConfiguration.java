package vn.pcmt.plan.selfassessment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of self-assessments go. */
@Configuration(proxyBeanMethods = false)
class SelfAssessmentConfiguration {

    @Bean
    OutboxSource assessmentOutbox() {
        return new OutboxSource(Assessment.COLLECTION, Topic.PLAN_EVENTS, Assessment.class);
    }
}
