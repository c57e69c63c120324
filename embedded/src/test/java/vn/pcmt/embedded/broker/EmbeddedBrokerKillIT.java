package vn.pcmt.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.embedded.ChildProcess;

/** Kills the broker while a producer writes; every acknowledged record must be there afterwards. */
class EmbeddedBrokerKillIT {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBrokerKillIT.class);

    @Test
    void losesNoAcknowledgedRecord(@TempDir Path folder) throws Exception {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        int kills = Integer.getInteger("broker.kills", 1);
        for (int kill = 0; kill <= kills; kill++) {
            long start = System.nanoTime();
            try (ChildProcess broker = ChildProcess.start(
                            EmbeddedBrokerMain.class,
                            List.of("-Xmx192m"),
                            folder.toString(),
                            String.valueOf(port),
                            "report-events:3");
                    KafkaProducer<String, String> producer = Records.producer("127.0.0.1:" + port)) {
                log.info("Start {} took {} ms", kill, (System.nanoTime() - start) / 1_000_000);
                Set<String> expected = new HashSet<>(acknowledged);
                assertThat(Records.missing("127.0.0.1:" + port, "report-events", expected))
                        .as("acknowledged and lost by kill %s", kill)
                        .isEmpty();
                if (kill < kills) {
                    sendUntilKilled(broker, producer, kill, acknowledged);
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(kills * 100);
        log.info("{} acknowledged records survived {} kills", acknowledged.size(), kills);
    }

    private static void sendUntilKilled(
            ChildProcess broker, KafkaProducer<String, String> producer, int kill, Set<String> acknowledged)
            throws InterruptedException {
        AtomicBoolean killed = new AtomicBoolean();
        Thread sender = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200_000 && !killed.get(); i++) {
                String value = kill + "/" + i;
                producer.send(new ProducerRecord<>("report-events", "key" + i % 50, value), (metadata, problem) -> {
                    if (problem == null) {
                        acknowledged.add(value);
                    }
                });
            }
        });
        long enough = acknowledged.size() + 2_000L;
        for (int i = 0; i < 600 && acknowledged.size() < enough; i++) {
            TimeUnit.MILLISECONDS.sleep(20); // the kill must come while records are on their way
        }
        broker.kill();
        killed.set(true);
        sender.join(20_000);
        producer.close(Duration.ZERO);
    }
}
