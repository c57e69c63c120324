package vn.pcmt.embedded.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A Kafka broker in this process: one KRaft node that is broker and controller, on the loopback address, with its data
 * in one folder.
 *
 * <p>Topics are not created by being used: create them with {@link #createTopics}, or sending blocks for a minute. Logs
 * are never deleted by age or size unless a topic says so.
 *
 * <p>Durability: a record that was acknowledged with {@code acks=all} has been written to the operating system, so it
 * survives a killed process. It need not survive a power cut, because Kafka relies on replicas there and this broker has
 * none; where that matters, set {@link EmbeddedBrokerSettings#flushEveryMessage()}, which costs an fsync per record
 * batch.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int TOPIC_TIMEOUT_SECONDS = 60;

    private final BrokerFolder folder;
    private final KafkaNode node;
    private boolean closed;

    private EmbeddedBroker(BrokerFolder folder, KafkaNode node) {
        this.folder = folder;
        this.node = node;
    }

    /**
     * Starts the broker and returns when it serves clients. After a kill this takes some seconds longer, while the
     * session of the killed broker runs out and its logs are checked.
     *
     * @throws EmbeddedBrokerException when the folder is not writable, damaged or in use, or the port is taken; its
     *     message is one sentence for the operator
     */
    public static EmbeddedBroker start(EmbeddedBrokerSettings settings) {
        BrokerFolder folder = BrokerFolder.open(settings.folder());
        try {
            KafkaNode node = KafkaNode.start(settings, folder.data());
            return new EmbeddedBroker(folder, node);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + node.port();
    }

    /** Where this process reaches it without an account; the same as for clients where none is asked for. */
    public String ownBootstrapServers() {
        return "127.0.0.1:" + node.ownPort();
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return node.port();
    }

    /** Creates topics of one replica; one that exists already is left as it is. */
    public void createTopics(Collection<NewTopic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ownBootstrapServers()))) {
            CreateTopicsResult result = admin.createTopics(topics);
            result.values().forEach(EmbeddedBroker::await);
        }
    }

    /** Creates topics with so many partitions and the broker's default settings. */
    public void createTopics(int partitions, String... names) {
        createTopics(List.of(names).stream()
                .map(name -> new NewTopic(name, partitions, (short) 1).configs(new HashMap<>()))
                .toList());
    }

    private static void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get(TOPIC_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedBrokerException(
                        "The topic " + topic + " could not be created: " + e.getCause() + ".", e);
            }
        } catch (TimeoutException e) {
            throw new EmbeddedBrokerException("The topic " + topic + " was not created in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedBrokerException("Creating the topic " + topic + " was interrupted.", e);
        }
    }

    /** Stops the broker, which brings its logs to disk, and releases the folder. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            node.close();
            folder.close();
        }
    }
}
