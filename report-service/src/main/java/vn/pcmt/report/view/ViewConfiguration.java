package vn.pcmt.report.view;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.kit.store.StoredShapes;
import vn.pcmt.report.topology.Generations;

/** Binds the projection to its topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ViewSettings.class, RememberedSettings.class})
@EnableScheduling
class ViewConfiguration {

    @Bean
    OutboxSource comparisonOutbox() {
        return new OutboxSource(Comparison.COLLECTION, Topic.VIEW_EVENTS, Comparison.class);
    }

    @Bean
    static StoredShapes storedFigures() {
        return FigureShape.shapes();
    }

    @Bean
    Consumer<Message<List<byte[]>>> nextTotals(
            EventConsumers consumers, LetterHandlers letters, AreaTotalsProjection projection) {
        return projection.consumer(consumers, letters, Generations.NEXT_TOPIC);
    }

    @Bean
    Consumer<Message<List<byte[]>>> areaTotals(
            EventConsumers consumers, LetterHandlers letters, AreaTotalsProjection projection) {
        return projection.consumer(consumers, letters, Topic.AREA_TOTALS.topicName());
    }
}
