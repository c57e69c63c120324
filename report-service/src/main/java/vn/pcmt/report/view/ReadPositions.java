package vn.pcmt.report.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.pcmt.kit.events.BrokerConnection;

/**
 * How far topics reach and how far groups have read them. For one thread.
 *
 * <p>Transactions leave markers in a topic that nobody reads: a group may have read all there is and its position still
 * be short of the end. So where a position stays short, it is tried whether there is anything to read.
 */
final class ReadPositions implements AutoCloseable {

    private static final int SECONDS = 5;
    private static final Duration TRY = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> reader;
    /** Where each group stood when it was found short, to ask again only of one that stays there. */
    private final Map<TopicPartition, Long> stood = new HashMap<>();
    /** Up to where, from the position that {@link #stood} tells, there is nothing but markers. */
    private final Map<TopicPartition, Long> markersUntil = new HashMap<>();

    ReadPositions(BrokerConnection broker) {
        int millis = SECONDS * 1000;
        admin = Admin.create(broker.with(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis)));
        reader = new KafkaConsumer<>(
                broker.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        1,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        millis,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * The end of each partition, what is not committed yet included; nothing of a topic that does not exist.
     *
     * @throws KafkaException if the broker does not answer
     */
    Map<TopicPartition, Long> ends(List<String> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (var topic : admin.describeTopics(topics).topicNameValues().values()) {
            try {
                var described = answer(topic);
                described
                        .partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(described.name(), partition.partition()), OffsetSpec.latest()));
            } catch (UnknownTopicOrPartitionException notYet) {
                // The topology makes its own topics when it starts.
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        answer(admin.listOffsets(asked).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * Whether a group has read all there is before these ends.
     *
     * @throws KafkaException if the broker does not answer
     */
    boolean reached(Map<TopicPartition, Long> ends, String group) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Set<TopicPartition> behind = new HashSet<>();
        boolean moves = false;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            TopicPartition partition = end.getKey();
            OffsetAndMetadata position = read.get(partition);
            long at = position == null ? 0 : position.offset();
            Long before = stood.put(partition, at);
            if (before == null || before != at) {
                markersUntil.remove(partition);
            }
            if (at < end.getValue() && markersUntil.getOrDefault(partition, at) < end.getValue()) {
                behind.add(partition);
                moves |= before == null || before != at;
            }
        }
        return behind.isEmpty() || !moves && onlyMarkers(behind, ends);
    }

    private boolean onlyMarkers(Set<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        reader.assign(partitions);
        partitions.forEach(partition -> reader.seek(partition, stood.getOrDefault(partition, 0L)));
        long until = System.nanoTime() + TRY.toNanos();
        while (System.nanoTime() < until) {
            if (!reader.poll(TRY.dividedBy(4)).isEmpty()) {
                return false;
            }
            boolean all = true;
            for (TopicPartition partition : partitions) {
                long at = reader.position(partition);
                markersUntil.put(partition, at);
                all &= at >= ends.getOrDefault(partition, 0L);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
        try {
            return asked.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException known ? known : new KafkaException(failed.getCause());
        } catch (TimeoutException noAnswer) {
            throw new KafkaException("no answer", noAnswer);
        }
    }

    @Override
    public void close() {
        reader.close();
        admin.close(Duration.ofSeconds(1));
    }
}
