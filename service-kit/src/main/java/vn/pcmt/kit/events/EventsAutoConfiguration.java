package vn.pcmt.kit.events;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.pcmt.kit.time.TimeAutoConfiguration;

/** The topics, the producer of events, and the broker's health. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, TimeAutoConfiguration.class})
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnBean(KafkaConnectionDetails.class)
@EnableConfigurationProperties(EventSettings.class)
public final class EventsAutoConfiguration {
    /** Bean name of the template that sends events and dead letters. */
    public static final String TEMPLATE = "eventKafkaTemplate";

    private static final List<String> NEED_TOPICS =
            List.of("kafkaStreamsFunctionProcessorInvoker", "inputBindingLifecycle", "outputBindingLifecycle");

    @Bean
    BrokerConnection brokerConnection(KafkaConnectionDetails broker, KafkaProperties settings) {
        return new BrokerConnection(settings.buildAdminProperties()).at(broker.getBootstrapServers());
    }

    @Bean
    Topics topics(BrokerConnection broker, EventSettings settings, Clock clock) {
        return new Topics(broker, settings, clock);
    }

    /** The binders do not create topics: they must find them. */
    @Bean
    static BeanFactoryPostProcessor topicsBeforeBindings() {
        return beans -> NEED_TOPICS.stream()
                .filter(beans::containsBeanDefinition)
                .map(beans::getBeanDefinition)
                .forEach(definition -> {
                    String[] before = definition.getDependsOn();
                    String[] after =
                            before == null ? new String[1] : java.util.Arrays.copyOf(before, before.length + 1);
                    after[after.length - 1] = "topics";
                    definition.setDependsOn(after);
                });
    }

    /** Idempotent, and quick to notice that the broker is away: what it sends is safe in the store. */
    @Bean(TEMPLATE)
    KafkaTemplate<String, byte[]> eventKafkaTemplate(BrokerConnection broker, EventSettings settings) {
        Map<String, Object> producer = broker.with(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
        Duration delivery = settings.deliveryTimeout();
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024); // a dead letter of the largest record
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, delivery.toMillis() / 2);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) delivery.toMillis() / 2);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        producer.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new ByteArraySerializer()));
    }

    @Bean
    BrokerHealth kafkaHealthIndicator(BrokerConnection broker) {
        return new BrokerHealth(broker);
    }
}
