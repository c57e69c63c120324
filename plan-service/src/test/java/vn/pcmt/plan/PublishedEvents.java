package vn.pcmt.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.test.BrokerUnderTest;

/** What is in the topics, from their beginning to their end. */
final class PublishedEvents {

    /** An event and where it was. */
    record Published(Topic topic, Event event) {}

    private PublishedEvents() {}

    static <E extends Event> List<E> of(Class<E> type, Collection<Published> events) {
        return events.stream()
                .map(Published::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static List<Published> read(Collection<Topic> topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", BrokerUnderTest.bootstrapServers());
        List<Published> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (Topic topic : topics) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                    consumer.poll(Duration.ofMillis(200)).forEach(found -> events.add(published(topic, found)));
                }
            }
        }
        return events;
    }

    private static Published published(Topic topic, ConsumerRecord<String, byte[]> found) {
        String type =
                new String(found.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8);
        return new Published(topic, EventCodec.decode(type, found.value()));
    }
}
