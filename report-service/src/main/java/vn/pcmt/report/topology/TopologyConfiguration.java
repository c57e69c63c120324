package vn.pcmt.report.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.events.Topics;

/** Binds the topology to its topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TotalsSettings.class)
class TopologyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyConfiguration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Report events and unit events in, area totals out.
     *
     * @param topics made before this asks how many partitions they have
     */
    @Bean
    BiFunction<KStream<String, byte[]>, KStream<String, byte[]>, KStream<String, byte[]>> reportTotals(
            TotalsSettings settings, KafkaConnectionDetails broker, Topics topics) {
        AreaTotalsTopology topology = new AreaTotalsTopology(settings.generation(), reportPartitions(broker));
        return topology::build;
    }

    /** As many as there are, not as many as a setting says: a partition that no unit reaches would count nothing. */
    private static int reportPartitions(KafkaConnectionDetails broker) {
        String topic = Topic.REPORT_EVENTS.topicName();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.join(",", broker.getAdmin().getBootstrapServers())))) {
            return admin
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
        } catch (ExecutionException | TimeoutException unknown) {
            throw new IllegalStateException("The broker does not tell the partitions of " + topic, unknown);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking for the partitions of " + topic, stopping);
        }
    }

    /** A thread that died, for whatever reason, is replaced: its transaction is rolled back and it begins again. */
    @Bean
    StreamsBuilderFactoryBeanConfigurer neverGiveUp() {
        return streams -> streams.setStreamsUncaughtExceptionHandler(failure -> {
            LOG.error("A thread of the totals ended and is replaced", failure);
            return REPLACE_THREAD;
        });
    }
}
