package vn.pcmt.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bson.Document;

/** Prints rough figures of the store on this machine; not a test. */
final class StoreMeasurement {

    private StoreMeasurement() {}

    private static Document report(int number) {
        return new Document("_id", "monthly~" + number)
                .append("unit", "u" + number % 5000)
                .append("version", 1L)
                .append("text", "x".repeat(300));
    }

    private static void run(String what, int clients, int each, IntConsumer action) throws Exception {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int from = client * each;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = from; i < from + each; i++) {
                    action.accept(i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-40s %8.0f /s%n", what, clients * each / seconds);
    }

    /** Measures inserts, finds, updates, the size before and after a compaction, and the next start. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("store");
        EmbeddedStoreSettings settings = EmbeddedStoreSettings.in(folder).withCompactAfterBytes(1L << 30);
        try (EmbeddedStore store = EmbeddedStore.open(settings);
                MongoClient client = MongoClients.create(store.connectionString("m"))) {
            MongoCollection<Document> reports = client.getDatabase("m").getCollection("reports");
            reports.createIndex(Indexes.ascending("unit"));
            run("warm-up inserts", 4, 2500, i -> reports.insertOne(report(1_000_000 + i)));
            run("inserts, 1 client", 1, 5000, i -> reports.insertOne(report(2_000_000 + i)));
            run("inserts, 8 clients", 8, 3000, i -> reports.insertOne(report(3_000_000 + i)));
            run(
                    "updates by _id, 8 clients",
                    8,
                    3000,
                    i -> reports.updateOne(
                            Filters.eq("_id", "monthly~" + (3_000_000 + i)), Updates.inc("version", 1L)));
            for (int block = 0; block < 161; block++) {
                List<Document> documents = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    documents.add(report(block * 1000 + i));
                }
                reports.insertMany(documents);
            }
            run("finds by _id, 1 client", 1, 10000, i -> reports.find(Filters.eq("_id", "monthly~" + i))
                    .first());
            run("finds by _id, 8 clients", 8, 3000, i -> reports.find(Filters.eq("_id", "monthly~" + i))
                    .first());
            run("finds by unit (40 of 200k), 1 client", 1, 1000, i -> reports.find(Filters.eq("unit", "u" + i))
                    .into(new ArrayList<>()));
            System.out.println("before compaction " + store.statistics());
            long start = System.nanoTime();
            store.compact();
            System.out.println("compaction ms " + (System.nanoTime() - start) / 1_000_000);
            System.out.println("after compaction " + store.statistics());
        }
        long start = System.nanoTime();
        try (EmbeddedStore store = EmbeddedStore.open(settings)) {
            System.out.println("start ms with " + store.statistics().documents() + " documents: "
                    + (System.nanoTime() - start) / 1_000_000);
        }
    }
}
