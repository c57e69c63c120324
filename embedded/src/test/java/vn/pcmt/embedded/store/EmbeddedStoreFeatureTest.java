package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the MongoDB driver relies on, through a real connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreFeatureTest {

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> reports;

    @BeforeAll
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(EmbeddedStoreSettings.in(folder));
        client = MongoClients.create(store.connectionString("pcmt") + "?retryWrites=true&uuidRepresentation=standard");
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void freshCollection() {
        database = client.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
        reports = database.getCollection("reports");
    }

    @Test
    void answersTheQuestionsOfAHealthCheck() {
        assertThat(database.runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsEntry("ok", 1.0);
        assertThat(database.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
        assertThat(client.getDatabase("admin").runCommand(new Document("buildInfo", 1)))
                .containsKey("version");
        assertThat(client.getDatabase("admin").runCommand(new Document("serverStatus", 1)))
                .containsKey("uptime");
    }

    @Test
    void insertsFindsUpdatesAndDeletes() {
        reports.insertOne(new Document("_id", "r1").append("unit", "19333").append("count", 4));
        reports.updateOne(Filters.eq("_id", "r1"), Updates.inc("count", 3));
        assertThat(reports.find(Filters.eq("_id", "r1")).first())
                .isEqualTo(new Document("_id", "r1").append("unit", "19333").append("count", 7));
        reports.replaceOne(Filters.eq("_id", "r1"), new Document("unit", "19334"));
        assertThat(reports.find().first()).isEqualTo(new Document("_id", "r1").append("unit", "19334"));
        assertThat(reports.deleteOne(Filters.eq("unit", "19334")).getDeletedCount())
                .isEqualTo(1);
        assertThat(reports.countDocuments()).isZero();
    }

    @Test
    void appliesTheUpdateOperators() {
        reports.insertOne(
                new Document("_id", 1).append("a", 1).append("gone", true).append("list", List.of(1, 2)));
        reports.updateOne(
                Filters.eq("_id", 1),
                Updates.combine(
                        Updates.set("nested.value", "x"),
                        Updates.inc("a", 2),
                        Updates.unset("gone"),
                        Updates.pushEach("list", List.of(3, 4, 5), new PushOptions().slice(-3))));
        assertThat(reports.find().first())
                .isEqualTo(new Document("_id", 1)
                        .append("a", 3)
                        .append("list", List.of(3, 4, 5))
                        .append("nested", new Document("value", "x")));
        reports.updateOne(Filters.eq("_id", 1), Updates.combine(Updates.addToSet("list", 4), Updates.max("a", 9)));
        reports.updateOne(Filters.eq("_id", 1), Updates.pull("list", 3));
        assertThat(reports.find().first()).containsEntry("list", List.of(4, 5)).containsEntry("a", 9);
    }

    @Test
    void changesArrayElementsByPositionAndByFilter() {
        reports.insertOne(new Document("_id", 1)
                .append(
                        "rows",
                        List.of(new Document("code", "A").append("n", 1), new Document("code", "B").append("n", 2))));
        reports.updateOne(Filters.and(Filters.eq("_id", 1), Filters.eq("rows.code", "B")), Updates.set("rows.$.n", 20));
        reports.updateOne(
                Filters.eq("_id", 1),
                Updates.set("rows.$[row].n", 10),
                new UpdateOptions().arrayFilters(List.of(Filters.eq("row.code", "A"))));
        assertThat(reports.find().first().getList("rows", Document.class))
                .containsExactly(new Document("code", "A").append("n", 10), new Document("code", "B").append("n", 20));
        reports.updateOne(Filters.eq("_id", 1), Updates.pull("rows", new Document("code", "A")));
        assertThat(reports.find().first().getList("rows", Document.class)).hasSize(1);
    }

    @Test
    void upsertsWithSetOnInsert() {
        for (int i = 0; i < 2; i++) {
            reports.updateOne(
                    Filters.eq("_id", "k"),
                    Updates.combine(Updates.setOnInsert("first", i), Updates.inc("version", 1L)),
                    new UpdateOptions().upsert(true));
        }
        assertThat(reports.find().first())
                .isEqualTo(new Document("_id", "k").append("version", 2L).append("first", 0));
    }

    @Test
    void refusesAGuardedUpsertOfAnOldVersion() {
        reports.insertOne(new Document("_id", "k").append("version", 5L));
        assertThatThrownBy(() -> reports.updateOne(
                        Filters.and(Filters.eq("_id", "k"), Filters.lt("version", 5L)),
                        Updates.set("version", 5L),
                        new UpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    }

    @Test
    void findsAndModifiesInOneStep() {
        reports.insertMany(List.of(new Document("_id", 1).append("due", 30), new Document("_id", 2).append("due", 10)));
        Document leased = reports.findOneAndUpdate(
                Filters.lte("due", 30),
                Updates.set("leased", true),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.AFTER));
        assertThat(leased).isEqualTo(new Document("_id", 2).append("due", 10).append("leased", true));
        assertThat(reports.findOneAndDelete(Filters.eq("_id", 2))).containsEntry("due", 10);
        assertThat(reports.findOneAndUpdate(Filters.eq("_id", 2), Updates.set("x", 1)))
                .isNull();
        Document created = reports.findOneAndUpdate(
                Filters.eq("_id", 3),
                Updates.set("x", 1),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        assertThat(created).isEqualTo(new Document("_id", 3).append("x", 1));
    }

    @Test
    void stopsAnOrderedBulkAtTheFirstErrorAndGoesOnWithAnUnorderedOne() {
        reports.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        reports.insertMany(
                List.of(new Document("_id", 1).append("code", "a"), new Document("_id", 2).append("code", "b")));
        List<UpdateOneModel<Document>> updates = List.of(
                new UpdateOneModel<>(Filters.eq("_id", 1), Updates.set("n", 1)),
                new UpdateOneModel<>(Filters.eq("_id", 1), Updates.set("code", "b")),
                new UpdateOneModel<>(Filters.eq("_id", 2), Updates.set("n", 2)));
        assertThatThrownBy(() -> reports.bulkWrite(updates))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
                    assertThat(e.getWriteResult().getModifiedCount()).isEqualTo(1);
                });
        assertThat(reports.countDocuments(Filters.exists("n"))).isEqualTo(1);
        assertThatThrownBy(() -> reports.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getMatchedCount()).isEqualTo(2));
        assertThat(reports.countDocuments(Filters.exists("n"))).isEqualTo(2);
        List<InsertOneModel<Document>> inserts = List.of(
                new InsertOneModel<>(new Document("_id", 3).append("code", "c")),
                new InsertOneModel<>(new Document("_id", 4).append("code", "c")),
                new InsertOneModel<>(new Document("_id", 5).append("code", "d")));
        assertThatThrownBy(() -> reports.bulkWrite(inserts, new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
    }

    @Test
    void keepsDecimalsDatesAndUuidsExactly() {
        UUID id = UUID.fromString("018f5f5e-7d5b-7c3a-9d2e-3a0b6c1d2e3f");
        Document written = new Document("_id", id)
                .append("amount", new Decimal128(new BigDecimal("1234567890123456789012.34")))
                .append("at", Date.from(Instant.parse("2026-01-02T03:04:05.678Z")))
                .append("bytes", new org.bson.types.Binary(new byte[] {1, 2, 3}))
                .append("big", Long.MAX_VALUE);
        reports.insertOne(written);
        assertThat(reports.find(Filters.eq("_id", id)).first()).isEqualTo(written);
        reports.updateOne(Filters.eq("_id", id), Updates.inc("amount", new Decimal128(new BigDecimal("0.01"))));
        assertThat(reports.find().first().get("amount", Decimal128.class).bigDecimalValue())
                .isEqualTo(new BigDecimal("1234567890123456789012.35"));
    }

    @Test
    void aggregates() {
        reports.insertMany(List.of(
                new Document("_id", 1).append("area", "A").append("n", new Decimal128(new BigDecimal("1.5"))),
                new Document("_id", 2).append("area", "A").append("n", new Decimal128(new BigDecimal("2.5"))),
                new Document("_id", 3).append("area", "B").append("n", new Decimal128(new BigDecimal("7")))));
        database.getCollection("areas").insertOne(new Document("_id", "A").append("name", "Area A"));
        List<Document> sums = reports.aggregate(List.of(
                        Aggregates.match(Filters.in("area", "A", "B")),
                        Aggregates.group("$area", Accumulators.sum("sum", "$n")),
                        Aggregates.sort(Sorts.ascending("_id")),
                        Aggregates.lookup("areas", "_id", "_id", "names"),
                        Aggregates.limit(1)))
                .into(new ArrayList<>());
        assertThat(sums).hasSize(1);
        assertThat(sums.getFirst().get("sum", Decimal128.class).bigDecimalValue())
                .isEqualByComparingTo(new BigDecimal("4.0"));
        assertThat(sums.getFirst().getList("names", Document.class)).hasSize(1);
        assertThat(reports.aggregate(List.of(
                                Aggregates.facet(new com.mongodb.client.model.Facet("all", Aggregates.count())),
                                Aggregates.unwind("$all")))
                        .first()
                        .get("all", Document.class))
                .isEqualTo(new Document("count", 3));
        assertThat(reports.distinct("area", String.class).into(new ArrayList<>()))
                .containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void sendsLargeResultsInBatches() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            many.add(new Document("_id", i).append("text", "x".repeat(200)));
        }
        reports.insertMany(many);
        assertThat(reports.find().into(new ArrayList<>())).hasSize(2500);
        assertThat(reports.find().sort(Sorts.descending("_id")).batchSize(7).into(new ArrayList<>()))
                .first()
                .extracting(document -> document.get("_id"))
                .isEqualTo(2499);
        assertThat(reports.aggregate(List.of(Aggregates.sort(Sorts.ascending("text"))))
                        .batchSize(100)
                        .into(new ArrayList<>()))
                .hasSize(2500);
        assertThat(reports.find().skip(2490).limit(100).into(new ArrayList<>())).hasSize(10);
    }

    @Test
    void neverLetsAClientReachAStoredDocument() {
        reports.insertOne(new Document("_id", 1).append("list", List.of(1)));
        reports.aggregate(List.of(
                        Aggregates.unwind("$list"),
                        Aggregates.addFields(new com.mongodb.client.model.Field<>("list", 99))))
                .first();
        database.runCommand(new Document("findAndModify", "reports")
                .append("query", new Document("_id", 1))
                .append("update", new Document("$set", new Document("_id", 1))));
        assertThat(reports.find().first()).isEqualTo(new Document("_id", 1).append("list", List.of(1)));
    }

    @Test
    void saysThatThereAreNoTransactionsAndNoPipelineUpdates() {
        reports.insertOne(new Document("_id", 1));
        assertThatThrownBy(() ->
                        reports.updateOne(Filters.eq("_id", 1), List.of(new Document("$set", new Document("a", 1)))))
                .hasMessageContaining("pipeline");
        assertThatThrownBy(() -> database.runCommand(new Document("insert", "reports")
                        .append("documents", List.of(new Document()))
                        .append("startTransaction", true)
                        .append("autocommit", false)))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("no transactions");
    }
}
