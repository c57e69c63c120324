package vn.pcmt.report.view;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.kit.consume.EventConsumers;

/** Binds the projection to its topic. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewSettings.class)
@EnableScheduling
class ViewConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> areaTotals(EventConsumers consumers, AreaTotalsProjection projection) {
        return projection.consumer(consumers);
    }
}
