package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compaction that ends at any step, with clients writing meanwhile, loses nothing and makes nothing up. */
class CompactionTest {

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private static byte[] text(String text) {
        return BsonBytes.encode(new Document("_id", text));
    }

    private static void put(Recovery.Recovered store, long position, String text) {
        store.journal().append(List.of(new Operation.Put(1, position, text(text))));
        store.contents().find("pcmt", "reports").put(position, text(text));
    }

    private static void delete(Recovery.Recovered store, long position) {
        store.journal().append(List.of(new Operation.Delete(1, position)));
        store.contents().find("pcmt", "reports").remove(position);
    }

    private static Recovery.Recovered open(StoreFolder open) throws IOException {
        Recovery.Recovered store = Recovery.recover(open);
        if (store.contents().find("pcmt", "reports") == null) {
            Operation.Define define = store.contents().define("pcmt", "reports", "_id");
            store.journal().append(List.of(define));
            store.contents().add(define);
        }
        return store;
    }

    private Map<Long, String> recover() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Map<Long, String> texts = new TreeMap<>();
            Recovery.recover(open)
                    .contents()
                    .find("pcmt", "reports")
                    .documents()
                    .forEach((position, bytes) ->
                            texts.put(position, (String) BsonBytes.decode(bytes).get("_id")));
            return texts;
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("store.lock"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal started",
                "batch written",
                "snapshot written",
                "snapshot synced",
                "snapshot published",
                "journal removed",
                "finished"
            })
    void survivesACrashAfterEveryStep(String lastStep) throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Recovery.Recovered store = open(open);
            for (int i = 1; i <= 50; i++) {
                put(store, i, "old " + i);
            }
            Compaction compaction = new Compaction(open, store.journal(), store.contents(), step -> {
                if (step.equals("journal started")) {
                    put(store, 1, "changed meanwhile");
                    delete(store, 2);
                    put(store, 100, "new meanwhile");
                    store.journal().awaitDurable(store.journal().lastAppended());
                }
                if (step.equals(lastStep)) {
                    throw new Crash();
                }
            });
            try {
                compaction.run();
            } catch (Crash e) {
                // the process ends here
            }
        }
        Map<Long, String> expected = new TreeMap<>();
        for (long i = 3; i <= 50; i++) {
            expected.put(i, "old " + i);
        }
        expected.put(1L, "changed meanwhile");
        expected.put(100L, "new meanwhile");
        assertThat(recover()).isEqualTo(expected);
        assertThat(files()).noneMatch(name -> name.endsWith(".tmp")).hasSizeBetween(2, 2);
        assertThat(recover()).as("a second start").isEqualTo(expected);
    }

    @Test
    void neverTakesAChangeIntoTheSnapshotThatTheJournalCouldLose() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Recovery.Recovered store = open(open);
            put(store, 1, "holder of the key, large enough to be written first".repeat(10_000));
            new Compaction(open, store.journal(), store.contents(), step -> {
                        if (step.equals("batch written") && store.contents().documents() == 1) {
                            delete(store, 1); // not awaited: no client has been told
                            put(store, 2, "next holder of the key");
                            put(store, 3, "another document");
                        }
                    })
                    .run();
        }
        assertThat(recover()).as("one holder").containsOnlyKeys(2L, 3L);
    }

    @Test
    void replaysTheDropOfACollectionThatTheSnapshotNoLongerHas() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Recovery.Recovered store = open(open);
            put(store, 1, "kept");
            Operation.Define other = store.contents().define("pcmt", "other", "_id");
            store.journal().append(List.of(other));
            store.contents().add(other);
            new Compaction(open, store.journal(), store.contents(), step -> {
                        if (step.equals("journal started")) {
                            store.journal().append(List.of(new Operation.Put(other.collection(), 9, text("gone"))));
                            store.journal().append(List.of(new Operation.Drop(other.collection())));
                            store.contents().remove(other.collection());
                        }
                    })
                    .run();
        }
        assertThat(recover()).containsExactly(Map.entry(1L, "kept"));
    }

    @Test
    void boundsTheFilesHoweverMuchIsWritten() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Recovery.Recovered store = open(open);
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 500; i++) {
                    put(store, 1 + i % 10, "round " + round);
                }
                new Compaction(open, store.journal(), store.contents(), step -> {}).run();
            }
            assertThat(open.bytesOnDisk()).isLessThan(2_000);
        }
        assertThat(recover()).hasSize(10).containsValue("round 19");
    }
}
