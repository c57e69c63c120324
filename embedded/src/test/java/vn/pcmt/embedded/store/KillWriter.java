package vn.pcmt.embedded.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** Writes to its own documents, and to a counter that all writers share, until the store dies. */
final class KillWriter {

    private static final int DOCUMENTS = 40;
    private static final int CODES = 20;

    final KillLedger ledger = new KillLedger();
    private final int number;
    private final Random random;
    private final AtomicLong sharedAttempts;
    private final AtomicLong sharedAcknowledged;
    private int holders;

    KillWriter(int number, long seed, AtomicLong sharedAttempts, AtomicLong sharedAcknowledged) {
        this.number = number;
        this.random = new Random(seed);
        this.sharedAttempts = sharedAttempts;
        this.sharedAcknowledged = sharedAcknowledged;
    }

    static String padding(String id, int revision) {
        return (id + "/" + revision + ";").repeat(1 + revision % 30);
    }

    /** Returns when a command fails. */
    void writeUntilTheStoreDies(MongoDatabase database) {
        MongoCollection<Document> documents = database.getCollection("documents");
        MongoCollection<Document> codes = database.getCollection("codes");
        try {
            while (true) {
                switch (random.nextInt(10)) {
                    case 0 -> countTogether(database);
                    case 1, 2 -> changeTheHolderOfACode(codes);
                    default -> changeADocument(documents);
                }
            }
        } catch (MongoException e) {
            // the store was killed; the ledger knows what was on its way
        }
    }

    private void countTogether(MongoDatabase database) {
        sharedAttempts.incrementAndGet();
        database.getCollection("shared")
                .updateOne(Filters.eq("_id", "sum"), Updates.inc("value", 1), new UpdateOptions().upsert(true));
        sharedAcknowledged.incrementAndGet();
    }

    private void changeADocument(MongoCollection<Document> documents) {
        String id = "w" + number + "-" + random.nextInt(DOCUMENTS);
        int revision = ledger.revision(id);
        if (revision == 0) {
            ledger.attempt(id, 1);
            documents.insertOne(document(id, 1));
        } else if (random.nextInt(6) == 0) {
            ledger.attempt(id, 0);
            documents.deleteOne(Filters.eq("_id", id));
        } else if (random.nextBoolean()) {
            ledger.attempt(id, revision + 1);
            documents.updateOne(Filters.eq("_id", id), next(id, revision + 1));
        } else {
            ledger.attempt(id, revision + 1);
            documents.findOneAndUpdate(
                    Filters.and(Filters.eq("group", id + "g"), Filters.eq("revision", revision)),
                    next(id, revision + 1),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        }
        ledger.acknowledge(id);
    }

    private Document document(String id, int revision) {
        return new Document("_id", id)
                .append("writer", number)
                .append("group", id + "g")
                .append("revision", revision)
                .append("sum", revision)
                .append("tags", List.of("all", "w" + number))
                .append("padding", padding(id, revision));
    }

    private static org.bson.conversions.Bson next(String id, int revision) {
        return Updates.combine(
                Updates.inc("revision", 1), Updates.inc("sum", 1), Updates.set("padding", padding(id, revision)));
    }

    /** A unique code passes from one document to another: the case in which an index and documents could be torn. */
    private void changeTheHolderOfACode(MongoCollection<Document> codes) {
        String code = "c" + number + "-" + random.nextInt(CODES);
        int revision = ledger.revision(code);
        if (revision > 0 && random.nextInt(3) == 0) {
            ledger.attempt(code, 0);
            codes.deleteOne(Filters.eq("code", code));
            ledger.acknowledge(code);
            revision = 0;
        }
        ledger.attempt(code, revision + 1);
        codes.updateOne(
                Filters.eq("code", code),
                Updates.combine(
                        Updates.inc("revision", 1),
                        Updates.setOnInsert("_id", code + "#" + holders++ + "@" + random.nextInt())),
                new UpdateOptions().upsert(true));
        ledger.acknowledge(code);
    }
}
