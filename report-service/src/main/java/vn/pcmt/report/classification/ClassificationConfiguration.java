package vn.pcmt.report.classification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where decisions are told. */
@Configuration(proxyBeanMethods = false)
class ClassificationConfiguration {

    @Bean
    OutboxSource classificationOutbox() {
        return new OutboxSource(Classification.COLLECTION, Topic.VIEW_EVENTS, Classification.class);
    }
}
