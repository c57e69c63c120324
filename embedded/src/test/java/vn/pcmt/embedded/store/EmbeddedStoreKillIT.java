package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.embedded.ChildProcess;

/**
 * Kills the store at random moments while clients write and compactions run, and compares what is left with what was
 * acknowledged. {@code -Dkills=50} for a long run, {@code -Dkill.seed=1} for another one.
 */
class EmbeddedStoreKillIT {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStoreKillIT.class);
    private static final int WRITERS = 8;
    private static final String COMPACT_AFTER_BYTES = String.valueOf(30_000);

    private final Random random = new Random(Long.getLong("kill.seed", 20261122));
    private final AtomicLong sharedAttempts = new AtomicLong();
    private final AtomicLong sharedAcknowledged = new AtomicLong();
    private long compactedFiles;
    private long slowestRestartMillis;

    @Test
    void losesNothingAcknowledgedAndTearsNothing(@TempDir Path folder) throws Exception {
        int kills = Integer.getInteger("kills", 5);
        List<KillWriter> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new KillWriter(i, random.nextLong(), sharedAttempts, sharedAcknowledged));
        }
        for (int kill = 0; kill < kills; kill++) {
            try (ChildProcess store = start(folder);
                    MongoClient client = connect(store)) {
                MongoDatabase database = client.getDatabase("kill");
                verify(database, writers);
                writeAndKill(store, database, writers);
            }
        }
        try (ChildProcess store = start(folder);
                MongoClient client = connect(store)) {
            verify(client.getDatabase("kill"), writers);
        }
        compactedFiles = highestSnapshot(folder);
        log.info(
                "{} kills under {} writers: {} acknowledged writes, {} uncertain ones, highest snapshot {}, slowest"
                        + " start {} ms",
                kills,
                WRITERS,
                acknowledged(writers),
                writers.stream()
                        .mapToInt(writer -> writer.ledger.uncertainties())
                        .sum(),
                compactedFiles,
                slowestRestartMillis);
        assertThat(acknowledged(writers)).as("acknowledged writes").isGreaterThan(kills * 50L);
        assertThat(compactedFiles).as("journals replaced by compactions").isPositive();
    }

    private long acknowledged(List<KillWriter> writers) {
        return writers.stream()
                        .mapToLong(writer -> writer.ledger.acknowledgements())
                        .sum()
                + sharedAcknowledged.get();
    }

    private ChildProcess start(Path folder) throws Exception {
        long start = System.nanoTime();
        ChildProcess store = ChildProcess.start(
                EmbeddedStoreMain.class, List.of("-Xmx128m"), folder.toString(), "0", COMPACT_AFTER_BYTES);
        slowestRestartMillis = Math.max(slowestRestartMillis, (System.nanoTime() - start) / 1_000_000);
        return store;
    }

    private static MongoClient connect(ChildProcess store) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://127.0.0.1:" + store.port() + "/?retryWrites=false"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    }

    private void writeAndKill(ChildProcess store, MongoDatabase database, List<KillWriter> writers) throws Exception {
        database.getCollection("documents").createIndex(Indexes.ascending("group"), new IndexOptions().unique(true));
        database.getCollection("documents").createIndex(Indexes.ascending("writer", "revision"));
        database.getCollection("documents").createIndex(Indexes.ascending("tags"));
        database.getCollection("codes").createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        List<Thread> threads = writers.stream()
                .map(writer -> Thread.ofPlatform().start(() -> writer.writeUntilTheStoreDies(database)))
                .toList();
        TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(1400)); // the moment of the kill is the point of this test
        store.kill();
        for (Thread thread : threads) {
            thread.join(30_000);
            assertThat(thread.isAlive()).as("a writer is still waiting").isFalse();
        }
    }

    /** Snapshots are numbered by the journals they replace, so the highest number tells how often that happened. */
    private static long highestSnapshot(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("snapshot-\\d+\\.log"))
                    .mapToLong(name -> Long.parseLong(name.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        }
    }

    private void verify(MongoDatabase database, List<KillWriter> writers) throws Exception {
        MongoCollection<Document> documents = database.getCollection("documents");
        MongoCollection<Document> codes = database.getCollection("codes");
        Map<String, Map<String, Integer>> stored = new HashMap<>();
        for (Document document : documents.find()) {
            String id = document.getString("_id");
            int revision = document.getInteger("revision");
            assertThat(document.getInteger("sum")).as("sum of %s", id).isEqualTo(revision);
            assertThat(document.getString("padding"))
                    .as("padding of %s", id)
                    .isEqualTo(KillWriter.padding(id, revision));
            assertThat(documents.find(Filters.eq("group", id + "g")).first())
                    .as("%s by index", id)
                    .isEqualTo(document);
            stored.computeIfAbsent(id.substring(0, id.indexOf('-')).substring(1), key -> new HashMap<>())
                    .put(id, revision);
        }
        for (Document holder : codes.find()) {
            String code = holder.getString("code");
            assertThat(codes.find(Filters.eq("code", code)).first())
                    .as("%s by index", code)
                    .isEqualTo(holder);
            Integer other = stored.computeIfAbsent(code.substring(1, code.indexOf('-')), key -> new HashMap<>())
                    .put(code, holder.getInteger("revision"));
            assertThat(other).as("second holder of %s", code).isNull();
        }
        for (int i = 0; i < writers.size(); i++) {
            String difference = writers.get(i).ledger.compareAndAdopt(stored.getOrDefault(String.valueOf(i), Map.of()));
            assertThat(difference).as("writer %s", i).isEmpty();
        }
        Document shared = database.getCollection("shared").find().first();
        long sum = shared == null ? 0 : shared.getInteger("value");
        assertThat(sum).isBetween(sharedAcknowledged.get(), sharedAttempts.get());
        sharedAcknowledged.set(sum);
        sharedAttempts.set(sum);
        indexesAgree(database, "documents", Map.of("_id_", 1, "group_1", 1, "writer_1_revision_1", 1, "tags_1", 2));
        indexesAgree(database, "codes", Map.of("_id_", 1, "code_1", 1));
    }

    private void indexesAgree(MongoDatabase database, String collection, Map<String, Integer> keysPerDocument) {
        if (database.listCollectionNames().into(new ArrayList<>()).contains(collection)) {
            Document report = database.runCommand(new Document("validate", collection));
            long documents = report.getInteger("nrecords");
            report.get("keysPerIndex", Document.class)
                    .forEach((index, keys) ->
                            assertThat(keys).as("keys of %s", index).isEqualTo(documents * keysPerDocument.get(index)));
        }
    }
}
