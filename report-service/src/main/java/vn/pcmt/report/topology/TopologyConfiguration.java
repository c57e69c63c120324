package vn.pcmt.report.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import java.util.function.BiFunction;
import org.apache.kafka.streams.kstream.KStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Binds the topology to its topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TotalsSettings.class)
class TopologyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyConfiguration.class);

    /** Report events and unit events in, area totals out. */
    @Bean
    BiFunction<KStream<String, byte[]>, KStream<String, byte[]>, KStream<String, byte[]>> reportTotals(
            TotalsSettings settings) {
        AreaTotalsTopology topology = new AreaTotalsTopology(settings.generation());
        return topology::build;
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
