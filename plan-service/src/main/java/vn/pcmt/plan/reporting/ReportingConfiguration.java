package vn.pcmt.plan.reporting;

import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.catalogue.CatalogueEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** Where the plans hear of report templates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingSettings.class)
class ReportingConfiguration {

    /** Made when it is bound, so that everything else works without a broker. */
    @Bean
    @Lazy
    Consumer<Message<byte[]>> catalogueEvents(EventConsumers consumers, ReportTemplates templates) {
        return consumers.<CatalogueEvent>consumer(Topic.CATALOGUE_EVENTS, "plan-service", templates::on);
    }
}
