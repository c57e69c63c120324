package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is taken while clients write and the store is compacted has every command answered before. */
class StoreCopyTest {

    private static final int COMPACT_AFTER_BYTES = 64 * 1024;

    @TempDir
    Path folder;

    @RepeatedTest(5)
    void holdsWhatWasAnsweredBeforeItAndNothingTorn() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        var answered = new AtomicInteger();
        var go = new AtomicBoolean(true);
        int before;
        try (EmbeddedStore store = EmbeddedStore.open(
                        EmbeddedStoreSettings.in(folder.resolve("store")).withCompactAfterBytes(COMPACT_AFTER_BYTES));
                MongoClient client = MongoClients.create(store.connectionString("pcmt"))) {
            Thread writer = Thread.ofVirtual().start(() -> {
                MongoCollection<Document> reports = client.getDatabase("pcmt").getCollection("reports");
                while (go.get()) {
                    int next = answered.get() + 1;
                    reports.insertOne(new Document("_id", next).append("text", "x".repeat(500)));
                    answered.set(next);
                }
            });
            try {
                org.awaitility.Awaitility.await().until(() -> answered.get() > 300);
                before = answered.get();
                copy(folder.resolve("store"), copy);
            } finally {
                go.set(false);
                writer.join();
            }
        }

        try (EmbeddedStore restored = EmbeddedStore.open(EmbeddedStoreSettings.in(copy));
                MongoClient client = MongoClients.create(restored.connectionString("pcmt"))) {
            MongoCollection<Document> reports = client.getDatabase("pcmt").getCollection("reports");
            long count = reports.countDocuments();
            assertThat(count).isBetween((long) before, (long) answered.get());
            assertThat(reports.countDocuments(new Document("_id", new Document("$lte", (int) count))))
                    .as("the first so many, without a gap")
                    .isEqualTo(count);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (StoreCopy copy = StoreCopy.of(from)) {
            for (StoreCopy.Source source : copy.sources()) {
                assertThat(Files.copy(source.content(), to.resolve(source.name())))
                        .isEqualTo(source.bytes());
            }
        }
    }
}
