package vn.pcmt.report.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** What is published is told, so that plans may ask for it. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    OutboxSource catalogueEvents() {
        return new OutboxSource(TemplateVersion.COLLECTION, Topic.CATALOGUE_EVENTS, TemplateVersion.class);
    }
}
