package vn.pcmt.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import vn.pcmt.kit.events.EventSettings;
import vn.pcmt.kit.events.EventsAutoConfiguration;
import vn.pcmt.kit.time.TimeAutoConfiguration;

/** The relay, where the application has at least one {@link OutboxSource}. */
@AutoConfiguration(
        after = {EventsAutoConfiguration.class, TimeAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnBean({OutboxSource.class, MongoTemplate.class})
@EnableConfigurationProperties(OutboxSettings.class)
public final class OutboxAutoConfiguration {

    @Bean
    OutboxNode outboxNode() {
        return OutboxNode.random();
    }

    @Bean
    StoredOutboxes storedOutboxes(MongoTemplate mongo, Clock clock) {
        return new StoredOutboxes(mongo, clock);
    }

    @Bean
    OutboxMeters outboxMeters(
            MeterRegistry registry, StoredOutboxes outboxes, List<OutboxSource> sources, Clock clock) {
        return new OutboxMeters(registry, outboxes, sources, clock);
    }

    @Bean
    OutboxWriter outboxWriter(
            OutboxNode node,
            OutboxSettings settings,
            ObjectProvider<OutboxMeters> meters,
            Clock clock,
            ObjectProvider<Tracer> tracer) {
        return new OutboxWriter(node, settings, meters, clock, tracer);
    }

    @Bean
    OutboxRelay outboxRelay(
            List<OutboxSource> sources,
            StoredOutboxes outboxes,
            @Qualifier(EventsAutoConfiguration.TEMPLATE) KafkaTemplate<String, byte[]> kafka,
            OutboxNode node,
            OutboxMeters meters,
            OutboxSettings settings,
            EventSettings events,
            Clock clock,
            @Value("${spring.application.name}") String application) {
        OutboxPublisher publisher = new OutboxPublisher(
                kafka, new EventRecords("/" + application), outboxes, meters, events.deliveryTimeout(), clock);
        return new OutboxRelay(sources, outboxes, publisher, node, settings, clock);
    }

    @Bean
    OutboxListener outboxListener(OutboxRelay relay) {
        return new OutboxListener(relay);
    }
}
