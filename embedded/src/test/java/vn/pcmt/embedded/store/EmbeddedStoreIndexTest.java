package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Indexes: that they are used, that they agree with a full scan, and that none is accepted and then ignored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreIndexTest {

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> reports;

    @BeforeAll
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(EmbeddedStoreSettings.in(folder));
        client = MongoClients.create(store.connectionString("pcmt") + "?uuidRepresentation=standard");
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

    private long examinedBy(Runnable query) {
        long before = store.statistics().examinedDocuments();
        query.run();
        return store.statistics().examinedDocuments() - before;
    }

    @Test
    void examinesOnlyWhatTheIndexFindsAmongFiftyThousandDocuments() {
        reports.createIndex(Indexes.ascending("unit"));
        reports.createIndex(Indexes.ascending("hasPending", "dueAt"));
        for (int block = 0; block < 50; block++) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                int number = block * 1000 + i;
                documents.add(new Document("_id", "monthly~" + number)
                        .append("unit", "u" + number % 5000)
                        .append("hasPending", number % 1000 == 0)
                        .append("dueAt", number));
            }
            reports.insertMany(documents);
        }
        assertThat(examinedBy(
                        () -> assertThat(reports.find(Filters.eq("unit", "u77")).into(new ArrayList<>()))
                                .hasSize(10)))
                .isEqualTo(10);
        assertThat(examinedBy(() -> assertThat(
                                reports.find(Filters.eq("_id", "monthly~500")).first())
                        .isNotNull()))
                .isEqualTo(1);
        assertThat(examinedBy(() -> assertThat(reports.find(Filters.in("_id", "monthly~1", "monthly~2", "none"))
                                .into(new ArrayList<>()))
                        .hasSize(2)))
                .isEqualTo(2);
        assertThat(examinedBy(() -> assertThat(reports.countDocuments(
                                Filters.and(Filters.eq("hasPending", true), Filters.lte("dueAt", 3000))))
                        .isEqualTo(4)))
                .isEqualTo(4);
        assertThat(examinedBy(() -> assertThat(reports.find(Filters.regex("_id", "^monthly~4999"))
                                .into(new ArrayList<>()))
                        .hasSize(11)))
                .isEqualTo(11);
        assertThat(examinedBy(() -> assertThat(reports.find(Filters.eq("hasPending", false))
                                .sort(Sorts.descending("dueAt"))
                                .limit(3)
                                .into(new ArrayList<>()))
                        .extracting(document -> document.get("dueAt"))
                        .containsExactly(49_999, 49_998, 49_997)))
                .isEqualTo(3);
        assertThat(examinedBy(() -> reports.updateOne(Filters.eq("unit", "u77"), Updates.set("seen", true))))
                .isEqualTo(1);
        assertThat(examinedBy(() -> assertThat(reports.aggregate(
                                        List.of(Aggregates.match(Filters.eq("unit", "u78")), Aggregates.count()))
                                .first())
                        .isEqualTo(new Document("count", 10))))
                .isEqualTo(10);
        assertThat(examinedBy(() -> reports.find(Filters.eq("seen", true)).first()))
                .isGreaterThan(70);
    }

    @Test
    void findsByIndexExactlyWhatAScanFinds() {
        MongoCollection<Document> scanned = database.getCollection("scanned");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            Document document = new Document("_id", i);
            for (String field : List.of("a", "b", "c")) {
                // two arrays in one compound index are refused
                Object value = field.equals("b") ? random.nextInt(6) : randomValue(random);
                if (value != null || random.nextBoolean()) {
                    document.append(field, value);
                }
            }
            document.append(
                    "rows", List.of(new Document("x", random.nextInt(5)), new Document("x", random.nextInt(5))));
            reports.insertOne(document);
            scanned.insertOne(document);
        }
        reports.createIndex(Indexes.ascending("a", "b"));
        reports.createIndex(Indexes.descending("b"));
        reports.createIndex(Indexes.ascending("c"), new IndexOptions().sparse(true));
        reports.createIndex(Indexes.ascending("rows.x"));
        for (int i = 0; i < 1000; i++) {
            if (i % 4 == 0) {
                changeBoth(random, scanned);
            }
            Bson query = randomQuery(random);
            Bson order =
                    switch (random.nextInt(4)) {
                        case 0 -> Sorts.orderBy(Sorts.ascending("a", "b"), Sorts.ascending("_id"));
                        case 1 -> Sorts.orderBy(Sorts.descending("b"), Sorts.ascending("_id"));
                        default -> Sorts.ascending("_id");
                    };
            int limit = random.nextInt(3) * 5;
            assertThat(reports.find(query).sort(order).limit(limit).into(new ArrayList<>()))
                    .as("query %s sorted by %s", query.toBsonDocument(), order.toBsonDocument())
                    .isEqualTo(scanned.find(query).sort(order).limit(limit).into(new ArrayList<>()));
        }
    }

    private void changeBoth(Random random, MongoCollection<Document> scanned) {
        int id = random.nextInt(450);
        Bson change = random.nextBoolean()
                ? Updates.set(random.nextBoolean() ? "a" : "c", randomValue(random))
                : Updates.unset("c");
        for (MongoCollection<Document> collection : List.of(reports, scanned)) {
            if (id % 7 == 0) {
                collection.deleteOne(Filters.eq("_id", id));
            } else {
                collection.updateOne(Filters.eq("_id", id), change, new UpdateOptions().upsert(true));
            }
        }
    }

    private static Object randomValue(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> "t" + random.nextInt(4);
            case 2 -> (double) random.nextInt(6);
            case 3 -> (long) random.nextInt(6);
            case 4 -> List.of(random.nextInt(6), random.nextInt(6));
            case 5 -> List.of();
            case 6 -> new Document("k", random.nextInt(2));
            case 7 -> random.nextBoolean();
            default -> random.nextInt(6);
        };
    }

    private static Bson randomQuery(Random random) {
        List<Bson> parts = new ArrayList<>();
        for (String field : List.of("a", "b", "c", "rows.x")) {
            if (random.nextInt(5) < 2) {
                parts.add(randomCondition(random, field));
            }
        }
        return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
    }

    private static Bson randomCondition(Random random, String field) {
        return switch (random.nextInt(9)) {
            case 0 -> Filters.gte(field, random.nextInt(6));
            case 1 -> Filters.and(Filters.gt(field, random.nextInt(3)), Filters.lt(field, 3 + random.nextInt(3)));
            case 2 -> Filters.in(field, random.nextInt(6), "t1", 2.0);
            case 3 -> Filters.ne(field, random.nextInt(6));
            case 4 -> Filters.exists(field, random.nextBoolean());
            case 5 -> Filters.regex(field, "^t[0-4]");
            case 6 -> Filters.lte(field, "t2");
            default -> Filters.eq(field, randomValue(random));
        };
    }

    @Test
    void refusesDuplicatesInUniqueIndexes() {
        reports.createIndex(Indexes.ascending("unit", "period"), new IndexOptions().unique(true));
        reports.insertOne(new Document("_id", 1).append("unit", "A").append("period", "2026-01"));
        assertThatThrownBy(() -> reports.insertOne(
                        new Document("_id", 2).append("unit", "A").append("period", "2026-01")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000))
                .hasMessageContaining("unit_1_period_1");
        reports.insertOne(new Document("_id", 2).append("unit", "A").append("period", "2026-02"));
        assertThatThrownBy(() -> reports.updateOne(Filters.eq("_id", 2), Updates.set("period", "2026-01")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        assertThat(reports.find(Filters.eq("_id", 2)).first()).containsEntry("period", "2026-02");
        reports.deleteOne(Filters.eq("_id", 1));
        reports.updateOne(Filters.eq("_id", 2), Updates.set("period", "2026-01"));
        assertThat(reports.countDocuments(Filters.eq("unit", "A"))).isEqualTo(1);
    }

    @Test
    void refusesToBuildAUniqueIndexOverDuplicatesAndLeavesNoTrace() {
        reports.insertMany(List.of(new Document("_id", 1).append("a", 1), new Document("_id", 2).append("a", 1)));
        assertThatThrownBy(() -> reports.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
                .isInstanceOf(com.mongodb.MongoException.class);
        assertThat(reports.listIndexes().into(new ArrayList<>())).hasSize(1);
        reports.insertOne(new Document("_id", 3).append("a", 1));
        assertThat(reports.countDocuments(Filters.eq("a", 1))).isEqualTo(3);
    }

    @Test
    void leavesDocumentsWithoutTheFieldOutOfASparseUniqueIndex() {
        reports.createIndex(
                Indexes.ascending("code"), new IndexOptions().unique(true).sparse(true));
        reports.insertMany(
                List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3).append("code", "x")));
        assertThat(reports.countDocuments(Filters.eq("code", null))).isEqualTo(2);
        assertThatThrownBy(() -> reports.insertOne(new Document("_id", 4).append("code", "x")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void honoursAPartialFilter() {
        reports.createIndex(
                Indexes.ascending("unit"),
                new IndexOptions().unique(true).partialFilterExpression(Filters.eq("open", true)));
        reports.insertMany(List.of(
                new Document("_id", 1).append("unit", "A").append("open", true),
                new Document("_id", 2).append("unit", "A").append("open", false),
                new Document("_id", 3).append("unit", "A").append("open", false)));
        assertThatThrownBy(() -> reports.updateOne(Filters.eq("_id", 2), Updates.set("open", true)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(reports.countDocuments(Filters.eq("unit", "A"))).isEqualTo(3);
        assertThat(examinedBy(
                        () -> reports.countDocuments(Filters.and(Filters.eq("unit", "A"), Filters.eq("open", true)))))
                .isEqualTo(1);
        reports.updateOne(Filters.eq("_id", 1), Updates.set("open", false));
        reports.updateOne(Filters.eq("_id", 2), Updates.set("open", true));
        assertThat(reports.countDocuments(Filters.eq("open", true))).isEqualTo(1);
    }

    @Test
    void refusesIndexesThatItCannotHonour() {
        assertThatThrownBy(() -> reports.createIndex(Indexes.text("name")))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("does not support the type 'text' of index 'name_text'");
        assertThatThrownBy(() -> reports.createIndex(Indexes.hashed("name"))).hasMessageContaining("'hashed'");
        assertThatThrownBy(() -> reports.createIndex(
                        Indexes.ascending("name"),
                        new IndexOptions()
                                .collation(Collation.builder().locale("vi").build())))
                .hasMessageContaining("collations");
        assertThatThrownBy(() -> reports.createIndex(
                        Indexes.ascending("a", "b"), new IndexOptions().expireAfter(1L, TimeUnit.SECONDS)))
                .hasMessageContaining("expiry by several fields");
        assertThat(reports.listIndexes().into(new ArrayList<>())).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void refusesAValueItCannotIndexBeforeAnythingHasChanged() {
        reports.createIndex(Indexes.ascending("a"));
        reports.createIndex(Indexes.ascending("b"));
        reports.insertOne(new Document("_id", 1).append("a", 1).append("b", 1));
        assertThatThrownBy(() -> reports.updateOne(
                        Filters.eq("_id", 1),
                        Updates.combine(
                                Updates.set("a", 2),
                                Updates.set("b", new Document("code", new org.bson.types.Code("x"))))))
                .hasMessageContaining("cannot index a value of type BsonJavaScript");
        assertThat(reports.find(Filters.eq("a", 1)).first()).containsEntry("b", 1);
        assertThat(reports.countDocuments(Filters.eq("a", 2))).isZero();
        assertThat(reports.countDocuments(Filters.eq("b", 1))).isEqualTo(1);
    }

    @Test
    void expiresDocuments(@TempDir Path folder) {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
        EmbeddedStoreSettings settings = EmbeddedStoreSettings.in(folder).withClock(clock);
        try (EmbeddedStore own = EmbeddedStore.open(settings);
                MongoClient ownClient = MongoClients.create(own.connectionString("pcmt"))) {
            MongoCollection<Document> keys = ownClient.getDatabase("pcmt").getCollection("keys");
            keys.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
            keys.insertMany(List.of(
                    new Document("_id", "over").append("at", Date.from(clock.instant())),
                    new Document("_id", "later")
                            .append("at", Date.from(clock.instant().plusSeconds(60))),
                    new Document("_id", "never")));
            clock.advance(Duration.ofSeconds(60));
            own.expireNow();
            assertThat(keys.distinct("_id", String.class).into(new ArrayList<>()))
                    .containsExactlyInAnyOrder("later", "never");
        }
    }

    @Test
    void keepsAndDropsIndexesOfOneCollectionOnly() {
        MongoCollection<Document> other = database.getCollection("other");
        reports.createIndex(Indexes.ascending("unit"));
        other.createIndex(Indexes.ascending("unit"));
        reports.createIndex(Indexes.ascending("unit"));
        reports.dropIndex("unit_1");
        assertThat(reports.listIndexes().into(new ArrayList<>())).hasSize(1);
        assertThat(other.listIndexes().into(new ArrayList<>())).hasSize(2);
        assertThatThrownBy(() -> other.createIndex(Indexes.ascending("period"), new IndexOptions().name("unit_1")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                        .isEqualTo(86));
        other.dropIndexes();
        assertThat(other.listIndexes().into(new ArrayList<>())).hasSize(1);
        other.drop();
        assertThat(database.listCollectionNames().into(new ArrayList<>())).containsExactly("reports");
    }
}
