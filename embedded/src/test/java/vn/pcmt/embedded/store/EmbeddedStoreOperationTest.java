package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping, limits and compaction of a store. */
class EmbeddedStoreOperationTest {

    @TempDir
    Path folder;

    private EmbeddedStoreSettings settings() {
        return EmbeddedStoreSettings.in(folder);
    }

    private static MongoClient connect(EmbeddedStore store) {
        return MongoClients.create(store.connectionString("pcmt"));
    }

    private static MongoCollection<Document> reports(MongoClient client) {
        return client.getDatabase("pcmt").getCollection("reports");
    }

    @Test
    void givesBackDocumentsAndIndexesAfterARestart() {
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            reports(client).createIndex(Indexes.ascending("unit"), new IndexOptions().unique(true));
            reports(client)
                    .createIndex(
                            Indexes.ascending("open"),
                            new IndexOptions().partialFilterExpression(Filters.gt("open", 3)));
            reports(client)
                    .insertMany(List.of(
                            new Document("_id", 1).append("unit", "A"), new Document("_id", 2).append("unit", "B")));
            reports(client)
                    .renameCollection(new com.mongodb.MongoNamespace("pcmt", "renamed"), new RenameCollectionOptions());
        }
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            MongoCollection<Document> renamed = client.getDatabase("pcmt").getCollection("renamed");
            assertThat(client.getDatabase("pcmt").listCollectionNames()).containsExactly("renamed");
            assertThat(renamed.find(Filters.eq("unit", "B")).first()).containsEntry("_id", 2);
            assertThat(renamed.listIndexes().map(index -> index.get("name")).into(new ArrayList<>()))
                    .isEqualTo(List.of("_id_", "unit_1", "open_1"));
            assertThatThrownBy(() -> renamed.insertOne(new Document("unit", "A")))
                    .isInstanceOf(MongoWriteException.class);
            client.getDatabase("pcmt").drop();
        }
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            assertThat(client.getDatabase("pcmt").listCollectionNames()).isEmpty();
        }
    }

    @Test
    void refusesWritesThatGrowAFullStoreAndGoesOnReadingAndDeleting() {
        try (EmbeddedStore store = EmbeddedStore.open(settings().withMaxLiveBytes(300_000));
                MongoClient client = connect(store)) {
            MongoCollection<Document> reports = reports(client);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            reports.insertOne(new Document("_id", i).append("text", "x".repeat(1000)));
                        }
                    })
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCode()).isEqualTo(146))
                    .hasMessageContaining("The embedded store is full")
                    .hasMessageContaining("Delete documents, give it a larger heap, or move to a MongoDB server.");
            long full = reports.countDocuments();
            assertThat(full).isBetween(200L, 300L);
            assertThat(store.statistics().liveBytes()).isLessThanOrEqualTo(301_000);
            assertThatThrownBy(() -> reports.updateOne(Filters.eq("_id", 0), Updates.set("text", "x".repeat(5000))))
                    .isInstanceOf(MongoWriteException.class);
            reports.updateOne(Filters.eq("_id", 0), Updates.set("text", "shorter"));
            assertThat(reports.find(Filters.eq("_id", 0)).first()).containsEntry("text", "shorter");
            assertThat(reports.deleteMany(Filters.lt("_id", 100)).getDeletedCount())
                    .isEqualTo(100);
            reports.insertOne(new Document("_id", 5000).append("text", "x".repeat(1000)));
            reports.drop();
            assertThat(store.statistics().liveBytes()).isLessThan(20_000);
        }
    }

    @Test
    void compactsByItselfWhileClientsWrite() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(settings().withCompactAfterBytes(20_000));
                MongoClient client = connect(store)) {
            reports(client).insertOne(new Document("_id", 1).append("n", 0));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (int i = 0; i < 100; i++) {
                    reports(client).updateOne(Filters.eq("_id", 1), Updates.inc("n", 1));
                }
                return store.statistics().compactions() >= 3;
            });
            long n = reports(client).find().first().getInteger("n");
            store.compact();
            assertThat(store.statistics().bytesOnDisk()).isLessThan(5_000);
            assertThat(reports(client).find().first()).containsEntry("n", (int) n);
        }
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            assertThat(reports(client).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void letsConcurrentWritersShareAFlush() {
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            reports(client).insertOne(new Document("_id", -1));
            long records = store.statistics().journalRecords();
            long flushes = store.statistics().flushes();
            IntStream.range(0, 8)
                    .mapToObj(writer -> Thread.ofPlatform().start(() -> IntStream.range(0, 200)
                            .forEach(i -> reports(client).insertOne(new Document("_id", writer * 1000 + i)))))
                    .toList()
                    .forEach(EmbeddedStoreOperationTest::join);
            assertThat(store.statistics().journalRecords() - records).isEqualTo(1600);
            assertThat(store.statistics().flushes() - flushes).isLessThan(1600);
            assertThat(store.statistics().lastFlushMicros()).isPositive();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatTheFolderIsInUse() {
        try (EmbeddedStore store = EmbeddedStore.open(settings())) {
            assertThat(store.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedStore.open(settings()))
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessage("The data folder " + folder
                            + " is in use by another process; stop that process or choose another folder.");
        }
    }

    @Test
    void saysThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedStore.open(settings().withPort(taken.getLocalPort())))
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " is in use; stop the program that listens there or choose another port.");
        }
        EmbeddedStore.open(settings()).close();
    }

    @Test
    void saysThatTheFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedStore.open(EmbeddedStoreSettings.in(file.resolve("store"))))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("cannot be created; check the path and its permissions.");
        assertThatThrownBy(() -> EmbeddedStore.open(settings().withMinFreeDiskBytes(Long.MAX_VALUE)))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("free some space");
    }

    @Test
    void saysWhichByteOfWhichFileIsDamaged() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(settings());
                MongoClient client = connect(store)) {
            reports(client).insertOne(new Document("_id", 1));
        }
        Path journal = folder.resolve("journal-000000000001.log");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        assertThatThrownBy(() -> EmbeddedStore.open(settings()))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageStartingWith("The journal is damaged at byte ")
                .hasMessageContaining("of file " + journal);
    }

    @Test
    void stopsAnsweringWhenItIsClosed() {
        EmbeddedStore store = EmbeddedStore.open(settings());
        try (MongoClient client = MongoClients.create(
                store.connectionString("pcmt") + "?serverSelectionTimeoutMS=500&socketTimeoutMS=2000")) {
            reports(client).insertOne(new Document("_id", 1));
            store.close();
            store.close();
            assertThatThrownBy(() -> reports(client).insertOne(new Document("_id", 2)))
                    .isInstanceOf(MongoException.class);
        }
    }
}
