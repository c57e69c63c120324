package vn.pcmt.kit.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The chain in the store: records that are inserted and never touched again, each under its number. Several nodes may
 * append: a number is taken once, whoever comes second chains on to the first.
 */
final class StoredRecords {
    static final String RECORDS = "audit_records";
    static final String MARKS = "audit_marks";
    private static final String LATEST = "latest";

    private final MongoOperations mongo;
    private final Seal seals;
    private @Nullable Mark end;

    /**
     * How far the chain went, kept apart from it: a chain that ends earlier was cut.
     *
     * @param seal of the record
     */
    record Mark(long number, String seal) {}

    StoredRecords(MongoOperations mongo, Seal seals) {
        this.mongo = mongo;
        this.seals = seals;
    }

    void ensureIndexes() {
        records().createIndex(Indexes.ascending("actor", "_id"), new IndexOptions().name("actor"));
        records().createIndex(Indexes.ascending("at"), new IndexOptions().name("at"));
    }

    /** Appends all, in order, or throws what the store threw; called by one thread. */
    void append(List<Deed> deeds) {
        int done = 0;
        while (done < deeds.size()) {
            Mark before = end == null ? last() : end;
            end = null;
            List<AuditRecord> next = new ArrayList<>();
            long number = before.number();
            String seal = before.seal();
            for (Deed deed : deeds.subList(done, deeds.size())) {
                AuditRecord record = AuditRecord.next(++number, deed, seal, seals);
                seal = record.seal();
                next.add(record);
            }
            try {
                records()
                        .insertMany(
                                next.stream().map(AuditRecord::stored).toList(), new InsertManyOptions().ordered(true));
                done = deeds.size();
                end = new Mark(number, seal);
            } catch (MongoBulkWriteException failed) {
                done += raced(failed);
            }
        }
        mark(Objects.requireNonNull(end));
    }

    /** How many were written before another node took the number of the next. */
    private static int raced(MongoBulkWriteException failed) {
        var first = failed.getWriteErrors().stream().findFirst().orElseThrow(() -> failed);
        if (ErrorCategory.fromErrorCode(first.getCode()) != ErrorCategory.DUPLICATE_KEY) {
            throw failed;
        }
        return first.getIndex();
    }

    /** A mark that is a little behind is true, too: so whichever node writes last may overwrite. */
    private void mark(Mark latest) {
        Document mark = new Document("_id", LATEST)
                .append("number", latest.number())
                .append("of", latest.seal())
                .append("seal", sealOf(latest));
        mongo.getCollection(MARKS).replaceOne(Filters.eq("_id", LATEST), mark, new ReplaceOptions().upsert(true));
    }

    /** Null before the first record; one with a false seal is null as well, see {@link #markIsTrue()}. */
    @Nullable
    Mark mark() {
        Document stored =
                mongo.getCollection(MARKS).find(Filters.eq("_id", LATEST)).first();
        return stored == null
                ? null
                : new Mark(
                        Objects.requireNonNull(stored.get("number", Number.class))
                                .longValue(),
                        Objects.requireNonNull(stored.getString("of")));
    }

    /** Whether the mark was made by this service; true also where there is none. */
    boolean markIsTrue() {
        Document stored =
                mongo.getCollection(MARKS).find(Filters.eq("_id", LATEST)).first();
        Mark mark = mark();
        return stored == null || mark == null || sealOf(mark).equals(stored.getString("seal"));
    }

    private String sealOf(Mark mark) {
        return seals.of(mark.number(), mark.seal(), "mark");
    }

    /** The end of the chain as it is in the store. */
    Mark last() {
        Document last = records().find().sort(Sorts.descending("_id")).limit(1).first();
        return last == null ? new Mark(0, Seal.BEGINNING) : markOf(last);
    }

    private static Mark markOf(Document record) {
        return new Mark(
                Objects.requireNonNull(record.get("_id", Number.class)).longValue(),
                String.valueOf(record.getString(AuditRecord.SEAL)));
    }

    /** All that is stored, in the order of numbers; also what bears none. */
    Iterable<Document> all() {
        return records().find().sort(Sorts.ascending("_id")).batchSize(1000);
    }

    /** The latest that match, the newest first. */
    List<AuditRecord> latest(Bson filter, int size) {
        return records()
                .find(filter)
                .sort(Sorts.descending("_id"))
                .limit(size)
                .map(AuditRecord::of)
                .into(new ArrayList<>());
    }

    Iterable<AuditRecord> all(Bson filter) {
        return records()
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .batchSize(1000)
                .map(AuditRecord::of);
    }

    private MongoCollection<Document> records() {
        return mongo.getCollection(RECORDS);
    }
}
