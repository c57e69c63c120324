package vn.pcmt.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;
import vn.pcmt.kit.deadletter.DeadLetterAutoConfiguration;
import vn.pcmt.kit.deadletter.HeldKeys;
import vn.pcmt.kit.deadletter.KeptLetters;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.events.EventsAutoConfiguration;
import vn.pcmt.kit.time.TimeAutoConfiguration;

/** What a service needs to read events, where it has a store and a broker. */
@AutoConfiguration(
        after = {EventsAutoConfiguration.class, TimeAutoConfiguration.class, DeadLetterAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty("pcmt.kit.enabled")
@EnableConfigurationProperties(ConsumerSettings.class)
public final class ConsumeAutoConfiguration {

    @Bean
    @ConditionalOnBean(MongoTemplate.class)
    VersionedWrites versionedWrites(MongoTemplate mongo) {
        return new VersionedWrites(mongo);
    }

    @Bean
    @ConditionalOnBean(name = EventsAutoConfiguration.TEMPLATE, value = MongoTemplate.class)
    EventConsumers eventConsumers(
            HeldKeys keys,
            KeptLetters letters,
            LetterHandlers handlers,
            @Qualifier(EventsAutoConfiguration.TEMPLATE) KafkaTemplate<String, byte[]> kafka,
            MeterRegistry registry,
            ConsumerSettings settings,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            Clock clock) {
        return new EventConsumers(
                new DeadLetters(keys, letters, handlers, kafka, registry),
                new ConsumerTracing(tracer, propagator),
                settings,
                registry,
                clock);
    }

    /** What still escapes a consumer, such as a store that is away for long, is fetched again and again, never skipped. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ListenerContainerCustomizer.class)
    static class NothingIsSkipped {
        @Bean
        ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> fetchAgainWithoutEnd() {
            return (container, destination, group) -> container.setCommonErrorHandler(
                    new DefaultErrorHandler(new FixedBackOff(1000, FixedBackOff.UNLIMITED_ATTEMPTS)));
        }
    }
}
