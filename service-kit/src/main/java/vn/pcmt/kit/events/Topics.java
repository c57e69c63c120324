package vn.pcmt.kit.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import vn.pcmt.contract.Topic;

/** Creates the topics before anything reads or writes them, waiting for the broker if it is not there yet. */
public final class Topics implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final EventSettings settings;
    private final Clock clock;

    Topics(BrokerConnection broker, EventSettings settings, Clock clock) {
        this.connection = broker.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000));
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() throws InterruptedException {
        Instant deadline = clock.instant().plus(settings.brokerWait());
        try (Admin admin = Admin.create(connection)) {
            while (!create(admin)) {
                if (clock.instant().isAfter(deadline)) {
                    throw new IllegalStateException("No Kafka broker at "
                            + connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + " after "
                            + settings.brokerWait().toSeconds()
                            + " s, so this service cannot start: start the broker, or set PCMT_KAFKA to its address.");
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean create(Admin admin) throws InterruptedException {
        try {
            List<NewTopic> missing = missing(admin);
            for (var created : admin.createTopics(missing).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof TopicExistsException)) {
                        throw failed;
                    }
                }
            }
            if (!missing.isEmpty()) {
                LOG.info("Created {} topics", missing.size());
            }
            return true;
        } catch (ExecutionException failed) {
            LOG.info("Waiting for the broker: {}", String.valueOf(failed.getCause()));
            return false;
        }
    }

    private List<NewTopic> missing(Admin admin) throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        return all().filter(topic -> !existing.contains(topic.name())).toList();
    }

    private Stream<NewTopic> all() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.concat(
                        Stream.of(topic(topic.topicName(), topic.cleanup())),
                        settings.groups().stream().map(group -> deadLetters(topic.deadLetterTopic(group)))));
    }

    /** A dead letter is its record and some headers: it must fit where the record just did. */
    private NewTopic deadLetters(String name) {
        Map<String, String> config =
                new HashMap<>(topic(name, Topic.Cleanup.KEEP_FOR_EVER).configs());
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 * 1024 * 1024));
        return new NewTopic(name, settings.partitions(), settings.replicas()).configs(config);
    }

    private NewTopic topic(String name, Topic.Cleanup cleanup) {
        return new NewTopic(name, settings.partitions(), settings.replicas())
                .configs(
                        switch (cleanup) {
                            case KEEP_FOR_EVER ->
                                Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
                            case COMPACT ->
                                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                        });
    }
}
