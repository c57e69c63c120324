package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An aggregation whose leading {@code $match} and {@code $sort} use indexes, and whose result is sent in batches. The
 * library reads the whole collection and answers with all of it at once.
 */
final class AggregateCommand {

    private final StoredDatabase database;
    private final String collectionName;
    private final Document query;
    private final DatabaseResolver resolver;
    private final CursorRegistry cursors;

    AggregateCommand(
            StoredDatabase database,
            String collectionName,
            Document query,
            DatabaseResolver resolver,
            CursorRegistry cursors) {
        this.database = database;
        this.collectionName = collectionName;
        this.query = query;
        this.resolver = resolver;
        this.cursors = cursors;
    }

    Document run(StoreKernel kernel) {
        MongoCollection<Long> collection = Objects.requireNonNull(database.resolveCollection(collectionName, true));
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        if (!pipeline.isEmpty() && pipeline.getFirst().containsKey("$changeStream")) {
            throw new MongoServerError(40573, "The embedded store has no change streams.");
        }
        Aggregation aggregation = Aggregation.fromPipeline(pipeline, resolver, database, collection, NoopOplog.get());
        aggregation.validate(new Document(query).append("cursor", new Document()));
        List<Document> result =
                aggregation.runStagesAsStream(source(collection, pipeline)).toList();
        SnapshotCursor cursor = new SnapshotCursor(
                cursors.generateCursorId(),
                result.stream()
                        .map(document -> new DocumentReader.Found(document, BsonBytes.encode(document).length))
                        .iterator(),
                documents -> documents);
        List<Document> firstBatch = cursor.takeDocuments(firstBatchSize());
        boolean exhausted = cursor.isEmpty();
        if (!exhausted) {
            kernel.cursors().add(cursor, cursors);
        }
        Document reply = new Document("id", exhausted ? 0L : cursor.getId())
                .append("ns", collection.getFullName())
                .append("firstBatch", firstBatch);
        return new Document("cursor", reply).append("ok", 1.0);
    }

    /** The documents of the leading {@code $match}; the stage itself runs again over the few that are left. */
    private static Stream<Document> source(MongoCollection<Long> collection, List<Document> pipeline) {
        if (pipeline.isEmpty()) {
            return collection.queryAllAsStream();
        }
        Document selector = new Document("$query", new Document());
        int next = 0;
        if (pipeline.getFirst().get("$match") instanceof Document match) {
            selector.put("$query", match);
            next = 1;
        }
        if (next < pipeline.size() && pipeline.get(next).get("$sort") instanceof Document sort) {
            selector.put("$orderby", sort);
        }
        return collection.handleQueryAsStream(selector);
    }

    private int firstBatchSize() {
        return query.get("cursor") instanceof Document cursor && cursor.get("batchSize") instanceof Number size
                ? size.intValue()
                : SnapshotCursor.DEFAULT_FIRST_BATCH;
    }
}
