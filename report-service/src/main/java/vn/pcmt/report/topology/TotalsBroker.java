package vn.pcmt.report.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.kit.events.Topics;

/** What the broker keeps of the generations. */
@Component
class TotalsBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BrokerConnection broker;

    /** @param topics made before this asks how many partitions they have */
    TotalsBroker(BrokerConnection broker, Topics topics) {
        this.broker = broker;
        makeNextTopic();
    }

    BrokerConnection connection() {
        return broker;
    }

    private Admin admin() {
        return Admin.create(broker.properties());
    }

    /** As many as there are, not as many as a setting says: a partition that no unit reaches would count nothing. */
    int reportPartitions() {
        try (Admin admin = admin()) {
            return describe(admin, Topic.REPORT_EVENTS.topicName()).partitions().size();
        }
    }

    private static TopicDescription describe(Admin admin, String topic) {
        return answer(() -> admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .get(topic))
                .orElseThrow(() -> new IllegalStateException("no topic " + topic));
    }

    /** Where totals go that nobody sees yet, cut like the topic of the contract; they are worth nothing a day later. */
    private void makeNextTopic() {
        try (Admin admin = admin()) {
            TopicDescription like = describe(admin, Topic.AREA_TOTALS.topicName());
            NewTopic topic = new NewTopic(
                            Generations.NEXT_TOPIC, like.partitions().size(), (short)
                                    like.partitions().getFirst().replicas().size())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT + ',' + TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG,
                            String.valueOf(Duration.ofDays(1).toMillis())));
            answer(() -> admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    /**
     * Removes the group of a generation and its internal topics. Doing so again changes nothing.
     *
     * @return false while a node still runs it
     */
    boolean remove(Generation generation) {
        try (Admin admin = admin()) {
            answer(() -> admin.deleteConsumerGroups(List.of(generation.applicationId()))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            for (String topic : answer(() -> admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .orElseThrow()) {
                if (topic.startsWith(generation.applicationId() + '-')) {
                    answer(() -> admin.deleteTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                }
            }
            return true;
        } catch (GroupNotEmptyException running) {
            return false;
        }
    }

    private interface Question<T> {
        @Nullable
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** Empty where something is there already, or is gone. */
    private static <T> Optional<T> answer(Question<T> question) {
        try {
            return Optional.ofNullable(question.ask());
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case TopicExistsException there -> Optional.empty();
                case UnknownTopicOrPartitionException gone -> Optional.empty();
                case GroupIdNotFoundException gone -> Optional.empty();
                case KafkaException known -> throw known;
                case null, default -> throw new KafkaException(failed);
            };
        } catch (TimeoutException noAnswer) {
            throw new KafkaException("no answer", noAnswer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while asking", stopping);
        }
    }
}
