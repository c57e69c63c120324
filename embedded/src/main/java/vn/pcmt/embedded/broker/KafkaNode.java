package vn.pcmt.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only class that touches Kafka's server classes, which are no public API and may change with any version.
 *
 * <p>Kafka ends the process on errors it cannot handle. That is turned into a logged error here, because the process
 * holds more than a broker; a failed start is reported as an exception.
 */
final class KafkaNode {

    private static final Logger log = LoggerFactory.getLogger(KafkaNode.class);
    private static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";
    private static final String SCRAM = "SCRAM-SHA-512";

    private final KafkaRaftServer server;
    private final int port;
    private final int ownPort;

    private KafkaNode(KafkaRaftServer server, int port, int ownPort) {
        this.server = server;
        this.port = port;
        this.ownPort = ownPort;
    }

    static KafkaNode start(EmbeddedBrokerSettings settings, Path data) {
        int port = freePort(settings.port());
        int controllerPort = freePort(settings.controllerPort());
        // What it says to itself needs no account; clients do not learn of this port.
        int ownPort = settings.accounts().isEmpty() ? port : freePort(0);
        AtomicReference<@Nullable String> fatal = new AtomicReference<>();
        reportInsteadOfExiting(fatal);
        KafkaRaftServer server;
        try {
            format(data, settings.accounts());
            server = new KafkaRaftServer(
                    new KafkaConfig(properties(settings, data, port, controllerPort, ownPort), false), Time.SYSTEM);
        } catch (Exception e) {
            throw new EmbeddedBrokerException(
                    "The broker's data folder " + data + " cannot be read (" + reason(e)
                            + "); restore it from a backup, or move it away to start with an empty broker.",
                    e);
        }
        try {
            server.startup();
        } catch (Exception e) {
            stop(server);
            throw new EmbeddedBrokerException(
                    "The broker in " + data + " did not start (" + reason(e) + "); see the log for the cause.", e);
        }
        String problem = fatal.get();
        if (problem != null) {
            stop(server);
            throw new EmbeddedBrokerException(
                    "The broker in " + data + " did not start (" + problem + "); see the log for the cause.");
        }
        return new KafkaNode(server, port, ownPort);
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static void reportInsteadOfExiting(AtomicReference<@Nullable String> fatal) {
        Exit.Procedure report = (status, message) -> {
            String text = message == null ? "status " + status : message;
            fatal.set(text);
            log.error("The broker met an error it cannot handle: {}", text);
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
    }

    private static void stop(KafkaRaftServer server) {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException e) {
            log.warn("The broker did not stop cleanly", e);
        }
    }

    /** Checks that the port is free, or finds one; Kafka itself would end the process when it is not. */
    private static int freePort(int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "Port " + wanted + " is in use; stop the program that listens there or choose another port.", e);
        }
    }

    private static void format(Path data, Map<String, String> accounts) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(data.toString()))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .setScramArguments(accounts.entrySet().stream()
                        .map(one -> SCRAM + "=[name=" + one.getKey() + ",password=" + one.getValue() + "]")
                        .toList())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static Properties properties(
            EmbeddedBrokerSettings settings, Path data, int port, int controllerPort, int ownPort) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://" + HOST + ":" + ownPort + ",CONTROLLER://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + HOST + ":" + ownPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false")));
        properties.putAll(oneReplicaEverywhere());
        properties.putAll(keptForEver());
        properties.putAll(smallAndQuick());
        if (!settings.accounts().isEmpty()) {
            askForAccounts(properties, port);
        }
        if (settings.flushEveryMessage()) {
            properties.put("log.flush.interval.messages", "1");
        }
        properties.putAll(settings.more());
        return properties;
    }

    private static void askForAccounts(Properties properties, int port) {
        String clients = "CLIENTS://" + HOST + ":" + port;
        properties.merge("listeners", clients, (own, more) -> own + "," + more);
        properties.merge("advertised.listeners", clients, (own, more) -> own + "," + more);
        properties.merge("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT", (own, more) -> own + "," + more);
        properties.put("sasl.enabled.mechanisms", SCRAM);
        properties.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    private static Map<String, String> oneReplicaEverywhere() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> keptForEver() {
        return Map.of(
                "log.retention.ms", "-1",
                "log.retention.bytes", "-1",
                // The position of a consumer that was away for long must not be forgotten either.
                "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    }

    private static Map<String, String> smallAndQuick() {
        return Map.ofEntries(
                Map.entry("num.partitions", "3"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.segment.bytes", String.valueOf(64 * 1024 * 1024)),
                Map.entry("log.index.size.max.bytes", String.valueOf(1024 * 1024)),
                Map.entry("offsets.topic.segment.bytes", String.valueOf(8 * 1024 * 1024)),
                Map.entry("transaction.state.log.segment.bytes", String.valueOf(8 * 1024 * 1024)),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A transaction may begin only when the markers of the one before are written, which here takes
                // about a millisecond: by default the broker looks again after 20.
                Map.entry("add.partitions.to.txn.retry.backoff.ms", "2"),
                // A killed broker may register again only when its old session has run out.
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "5000"));
    }

    int port() {
        return port;
    }

    /** Where this process reaches it without an account. */
    int ownPort() {
        return ownPort;
    }

    void close() {
        stop(server);
    }
}
