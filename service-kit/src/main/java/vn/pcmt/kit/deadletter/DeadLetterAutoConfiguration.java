package vn.pcmt.kit.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.kit.events.EventSettings;
import vn.pcmt.kit.events.EventsAutoConfiguration;
import vn.pcmt.kit.events.Topics;
import vn.pcmt.kit.outbox.OutboxAutoConfiguration;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.kit.time.TimeAutoConfiguration;
import vn.pcmt.web.repeat.Repeated;

/** The dead letters of a service that has a store and a broker. */
@AutoConfiguration(
        after = {EventsAutoConfiguration.class, TimeAutoConfiguration.class},
        before = OutboxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnBean(name = EventsAutoConfiguration.TEMPLATE, value = MongoTemplate.class)
@EnableConfigurationProperties(DeadLetterSettings.class)
public final class DeadLetterAutoConfiguration {

    @Bean
    HeldKeys heldKeys(MongoTemplate mongo) {
        return new HeldKeys(mongo);
    }

    @Bean
    KeptLetters keptLetters(MongoTemplate mongo, HeldKeys keys, Clock clock) {
        return new KeptLetters(mongo, keys, clock);
    }

    @Bean
    LetterHandlers letterHandlers() {
        return new LetterHandlers();
    }

    @Bean
    OutboxSource deadLetterWatches() {
        return new OutboxSource(LetterWatch.COLLECTION, Topic.VIEW_EVENTS, LetterWatch.class);
    }

    @Bean
    WatchLetters watchLetters(
            KeptLetters letters,
            MongoTemplate mongo,
            MeterRegistry registry,
            @Value("${spring.application.name}") String service,
            Clock clock) {
        return new WatchLetters(letters, mongo, registry, service, clock);
    }

    @Bean
    Repeated deadLetterLooks(WatchLetters watch, DeadLetterSettings settings) {
        return new Repeated("dead-letter-watch", settings.look(), watch::lookIfPossible);
    }

    /** Needs {@code topics}: they are created before they are read. */
    @Bean
    CollectLetters collectLetters(
            BrokerConnection broker,
            EventSettings events,
            Topics topics,
            KeptLetters letters,
            @Value("${spring.application.name}") String service) {
        Map<String, Object> settings = broker.with(Map.of(ConsumerConfig.GROUP_ID_CONFIG, service + ".dead-letters"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // There is seldom anything to read: the broker is asked every few seconds, not all the time.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5_000);
        List<String> all = Arrays.stream(Topic.values())
                .flatMap(topic -> events.groups().stream().map(topic::deadLetterTopic))
                .toList();
        return new CollectLetters(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                all,
                letters);
    }

    /** What administrators can do about them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Import(DeadLetterController.class)
    static class OverHttp {

        @Bean
        EventSchemas eventSchemas() {
            return new EventSchemas();
        }

        @Bean
        TryRedrive tryRedrive(
                KeptLetters letters,
                LetterHandlers handlers,
                EventSchemas schemas,
                ObjectProvider<ForetellRedrive> foretellers) {
            return new TryRedrive(
                    letters, handlers, schemas, foretellers.orderedStream().toList());
        }

        @Bean
        CorrectLetter correctLetter(KeptLetters letters, EventSchemas schemas, Clock clock) {
            return new CorrectLetter(letters, schemas, clock);
        }

        @Bean
        RedriveLetter redriveLetter(
                KeptLetters letters,
                LetterHandlers handlers,
                @Qualifier(EventsAutoConfiguration.TEMPLATE) KafkaTemplate<String, byte[]> kafka,
                Clock clock) {
            return new RedriveLetter(letters, handlers, new SendAgain(kafka), clock);
        }

        @Bean
        DiscardLetter discardLetter(KeptLetters letters, Clock clock) {
            return new DiscardLetter(letters, clock);
        }
    }
}
