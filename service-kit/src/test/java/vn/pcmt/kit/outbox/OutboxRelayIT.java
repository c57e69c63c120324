package vn.pcmt.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.OptimisticLockingFailureException;
import vn.pcmt.contract.Topic;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;
import vn.pcmt.kit.events.TestTopics;
import vn.pcmt.kit.flow.OfficerFile;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;

/** What the relay promises, on a real store and a real broker: nothing lost, nothing overtaken, whatever fails. */
@EngineSuite
class OutboxRelayIT {
    private static final Instant AT = Instant.parse("2026-11-16T03:04:05.678Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final String database = "relay" + UUID.randomUUID().toString().substring(0, 8);
    private final String id = "bc-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    private PublishedEvents published;

    @BeforeEach
    void topics() throws Exception {
        TestTopics.create(BrokerUnderTest.bootstrapServers());
        published = closeLater(new PublishedEvents(BrokerUnderTest.bootstrapServers(), Topic.OFFICER_EVENTS));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable item : open.reversed()) {
            item.close();
        }
    }

    @Test
    void publishesEachEventOnceInTheOrderOfItsVersion() {
        RelayNode node = node().started();
        for (String key : List.of(id + "a", id + "b", id + "c")) {
            OfficerFile file = OfficerFile.register(key, "Cán bộ", AT);
            node.mongo.save(file);
            for (int change = 1; change <= 4; change++) {
                file = node.mongo.findById(key, OfficerFile.class);
                file.amend("Chức danh " + change, AT.plusSeconds(change));
                node.mongo.save(file);
            }
        }
        for (String key : List.of(id + "a", id + "b", id + "c")) {
            await().atMost(LONG).until(() -> node.isClear(key));
            await().atMost(LONG).until(() -> published.versions(key).size() >= 5);
            assertThat(published.versions(key)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void publishesWhatWasSavedTogether() {
        RelayNode node = node().started();
        List<String> keys = List.of(id + "a", id + "b", id + "c");
        keys.forEach(key -> node.mongo.save(OfficerFile.register(key, "Cán bộ", AT)));
        for (int change = 1; change <= 3; change++) {
            List<OfficerFile> files = new ArrayList<>();
            for (String key : keys) {
                OfficerFile file = node.mongo.findById(key, OfficerFile.class);
                file.amend("Chức danh " + change, AT.plusSeconds(change));
                files.add(file);
            }
            // The relay may be clearing an outbox just now; it does not count the document's version on.
            assertThat(node.bulk.saveAll(OfficerFile.class, files)).isTrue();
        }
        for (String key : keys) {
            await().atMost(LONG).until(() -> published.versions(key).size() >= 4);
            assertThat(published.versions(key)).containsExactly(1L, 2L, 3L, 4L);
            await().atMost(LONG).until(() -> node.isClear(key));
        }
    }

    @Test
    void whatLostARaceIsNotSavedAndWhatWasSavedBesideItIsPublishedAllTheSame() {
        RelayNode node = node().started();
        node.mongo.save(OfficerFile.register(id + "a", "Cán bộ", AT));
        node.mongo.save(OfficerFile.register(id + "b", "Cán bộ", AT));
        OfficerFile stale = node.mongo.findById(id + "a", OfficerFile.class);
        OfficerFile current = node.mongo.findById(id + "b", OfficerFile.class);
        OfficerFile other = node.mongo.findById(id + "a", OfficerFile.class);
        other.amend("Người khác", AT.plusSeconds(1));
        node.mongo.save(other);

        stale.amend("Đến sau", AT.plusSeconds(2));
        current.amend("Chức danh mới", AT.plusSeconds(2));
        assertThat(node.bulk.saveAll(OfficerFile.class, List.of(stale, current)))
                .isFalse();

        assertThat(node.stored(id + "a").getString("post")).isEqualTo("Người khác");
        assertThat(node.stored(id + "b").getString("post")).isEqualTo("Chức danh mới");
        await().atMost(LONG).until(() -> published.versions(id + "b").size() >= 2);
        assertThat(published.versions(id + "a")).containsExactly(1L, 2L);
    }

    @Test
    void writesCloudEventsInBinaryMode() {
        RelayNode node = node().started();
        node.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        await().atMost(LONG).until(() -> !published.of(id).isEmpty());
        ConsumerRecord<String, byte[]> message = published.of(id).getFirst();
        assertThat(PublishedEvents.header(message, "ce_type")).isEqualTo("officer.registered.v1");
        assertThat(PublishedEvents.header(message, "ce_source")).isEqualTo("/relay-test");
        assertThat(PublishedEvents.header(message, "ce_subject")).isEqualTo(id);
        assertThat(PublishedEvents.header(message, "ce_time")).isEqualTo("2026-11-16T03:04:05.678Z");
        assertThat(PublishedEvents.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(PublishedEvents.header(message, "content-type")).isEqualTo("application/json");
        UUID eventId = UUID.fromString(PublishedEvents.header(message, "ce_id"));
        assertThat(eventId.version()).isEqualTo(7);
        assertThat(eventId.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
        assertThat(message.timestamp()).isEqualTo(AT.toEpochMilli());
    }

    @Test
    void anotherNodePublishesAgainWhatANodeKilledBeforeTheRemovalLeft() {
        RelayNode killed = closeLater(new RelayNode(database, BrokerUnderTest.bootstrapServers(), true));
        OfficerFile file = OfficerFile.register(id, "Cán bộ", AT);
        file.amend("Trưởng phòng", AT.plusSeconds(1));
        killed.mongo.save(file);
        killed.started();
        await().atMost(LONG).until(() -> published.versions(id).size() == 2);
        assertThat(killed.isClear(id)).isFalse();

        RelayNode other = node().started();
        await().atMost(LONG).until(() -> other.isClear(id));
        await().atMost(LONG).until(() -> published.versions(id).size() == 4);
        assertThat(published.versions(id)).containsExactly(1L, 2L, 1L, 2L);
        assertThat(PublishedEvents.header(published.of(id).get(2), "ce_id"))
                .isEqualTo(PublishedEvents.header(published.of(id).get(0), "ce_id"));
    }

    @Test
    void noNodeTakesOverWhileTheLeaseOfAnotherLasts() {
        RelayNode writer = node();
        RelayNode other = node().started();
        writer.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        Date until = writer.stored(id)
                .get("outbox", Document.class)
                .get("relay", Document.class)
                .getDate("until");
        await().atMost(LONG).until(() -> other.isClear(id));
        assertThat(Instant.now()).isAfterOrEqualTo(until.toInstant());
        await().atMost(LONG).until(() -> published.versions(id).equals(List.of(1L)));
    }

    @Test
    void eventsWrittenWhileTheBrokerIsAwayArePublishedWhenItIsBack(@TempDir Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder));
        EmbeddedBrokerSettings samePort = EmbeddedBrokerSettings.in(folder).withPort(broker.port());
        TestTopics.create(broker.bootstrapServers());
        RelayNode node =
                closeLater(new RelayNode(database, broker.bootstrapServers())).started();
        node.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        await().atMost(LONG).until(() -> node.isClear(id));
        broker.close();

        OfficerFile file = node.mongo.findById(id, OfficerFile.class);
        file.amend("Trưởng phòng", AT.plusSeconds(1));
        node.mongo.save(file);
        await().atMost(LONG).until(() -> node.meters.counter("outbox.failed").count() > 0);
        OfficerFile again = node.mongo.findById(id, OfficerFile.class);
        again.amend("Phó Chủ tịch", AT.plusSeconds(2));
        node.mongo.save(again);
        assertThat(node.isClear(id)).isFalse();

        EmbeddedBroker back = EmbeddedBroker.start(samePort);
        closeLater(back);
        await().atMost(Duration.ofSeconds(60)).until(() -> node.isClear(id));
        try (PublishedEvents afterwards = new PublishedEvents(back.bootstrapServers(), Topic.OFFICER_EVENTS)) {
            await().atMost(LONG).until(() -> afterwards.firstOccurrences(id).size() == 3);
            assertThat(afterwards.firstOccurrences(id)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void twoNodesThatWriteTheSameAggregatesLoseAndOvertakeNothing() throws Exception {
        RelayNode first = node().started();
        RelayNode second = node().started();
        first.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        amendTogether(List.of(first, second, first, second), 25);
        assertAllPublished(first, 101);
    }

    @Test
    void manyThreadsThatWriteOneAggregateHaveEveryVersionPublished() throws Exception {
        RelayNode node = node().started();
        node.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        amendTogether(java.util.Collections.nCopies(8, node), 25);
        assertAllPublished(node, 201);
    }

    @Test
    void aSaveThatBringsBackPublishedEventsNeitherLosesNorBlocksAny() {
        RelayNode node = node();
        node.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        OfficerFile read = node.mongo.findById(id, OfficerFile.class);
        node.started();
        await().atMost(LONG).until(() -> node.isClear(id));
        read.amend("Trưởng phòng", AT.plusSeconds(1));
        node.mongo.save(read);
        await().atMost(LONG).until(() -> node.isClear(id));
        await().atMost(LONG).until(() -> published.versions(id).size() >= 2);
        assertThat(published.versions(id)).containsExactly(1L, 2L);
    }

    @Test
    void publishesWhatWasWrittenPastTheTemplateWhenWoken() {
        RelayNode writer = node();
        writer.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        Document copy = writer.stored(id);
        copy.get("outbox", Document.class).remove("relay");
        writer.mongo.getCollection("officer_files").replaceOne(new Document("_id", id), copy);
        RelayNode node = node().started();
        node.relay.wake("officer_files", id);
        await().atMost(LONG).until(() -> node.isClear(id));
        await().atMost(LONG).until(() -> published.versions(id).equals(List.of(1L)));
    }

    @Test
    void anEventTheBrokerRefusesHoldsUpOnlyItsOwnAggregate() {
        RelayNode node = node().started();
        node.mongo.save(OfficerFile.register(id + "-big", "x".repeat(1_500_000), AT));
        node.mongo.save(OfficerFile.register(id, "Cán bộ", AT));
        await().atMost(LONG).until(() -> node.isClear(id));
        await().atMost(LONG).until(() -> node.meters.counter("outbox.failed").count() > 0);
        assertThat(node.isClear(id + "-big")).isFalse();
        assertThat(node.meters.get("outbox.pending").gauge().value()).isEqualTo(1);
        assertThat(node.meters.get("outbox.oldest.pending").gauge().value()).isPositive();
    }

    @Test
    void whatIsQueuedLeavesBeforeAnOrderlyStop() {
        RelayNode node = node().started();
        for (int number = 0; number < 50; number++) {
            node.mongo.save(OfficerFile.register(id + number, "Cán bộ", AT));
        }
        node.relay.stop();
        for (int number = 0; number < 50; number++) {
            assertThat(node.isClear(id + number)).as("document %s", number).isTrue();
        }
    }

    private void assertAllPublished(RelayNode node, int last) {
        await().atMost(LONG).until(() -> node.isClear(id));
        await().atMost(LONG).until(() -> published.firstOccurrences(id).size() == last);
        assertThat(published.firstOccurrences(id))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    /** Each writer makes so many changes; who meets a newer version reads again, as a client would. */
    private void amendTogether(List<RelayNode> writers, int changes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = writers.stream()
                    .map(node -> (Callable<Integer>) () -> {
                        int done = 0;
                        while (done < changes) {
                            OfficerFile file = node.mongo.findById(id, OfficerFile.class);
                            file.amend("Chức danh " + done, AT.plusSeconds(done));
                            try {
                                node.mongo.save(file);
                                done++;
                            } catch (OptimisticLockingFailureException overtaken) {
                                assertThat(overtaken).isNotNull();
                            }
                        }
                        return done;
                    })
                    .toList();
            for (Future<Integer> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(changes);
            }
        }
    }

    private RelayNode node() {
        return closeLater(new RelayNode(database, BrokerUnderTest.bootstrapServers()));
    }

    private <C extends AutoCloseable> C closeLater(C item) {
        open.add(item);
        return item;
    }
}
