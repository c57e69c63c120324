package vn.pcmt.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.kit.audit.VerifyAudit.What.CHANGED;
import static vn.pcmt.kit.audit.VerifyAudit.What.INSERTED;
import static vn.pcmt.kit.audit.VerifyAudit.What.REMOVED;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.kit.audit.VerifyAudit.Finding;
import vn.pcmt.kit.audit.VerifyAudit.Verdict;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

/** What the chain shows of somebody who has the store and not the key. */
@EngineSuite
class AuditChainTest {
    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "audit" + UUID.randomUUID().toString().substring(0, 8));
    private final Seal seals = new Seal("a key that is not in the store");
    private final StoredRecords records = new StoredRecords(mongo, seals);
    private final MongoCollection<Document> stored = mongo.getCollection(StoredRecords.RECORDS);

    @BeforeEach
    void tenDeeds() {
        records.append(IntStream.range(0, 6).mapToObj(AuditChainTest::deed).toList());
        records.append(IntStream.range(6, 10).mapToObj(AuditChainTest::deed).toList());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anUntouchedChainIsIntactAndNumberedWithoutGaps() {
        Verdict verdict = verify();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.records()).isEqualTo(10);
        assertThat(verdict.keyed()).isTrue();
        assertThat(verdict.last()).isEqualTo(sealOf(10));
        assertThat(records.latest(Filters.eq("actor", "canbo-3"), 5))
                .singleElement()
                .satisfies(record -> assertThat(record.deed()).isEqualTo(deed(3)));
    }

    @Test
    void everyFieldOfARecordIsUnderItsSeal() {
        for (String field : deed(0).fields().keySet()) {
            Document before = stored.findOneAndUpdate(
                    Filters.eq("_id", 4L),
                    Updates.set(field, field.equals("roles") ? List.of("ADMIN") : forged(field)));
            assertThat(verify().findings()).as(field).containsExactly(new Finding("4", CHANGED));
            stored.replaceOne(Filters.eq("_id", 4L), before);
        }
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void aRemovedRecordLeavesAGap() {
        stored.deleteOne(Filters.eq("_id", 5L));
        assertThat(verify().findings()).containsExactly(new Finding("5", REMOVED));
    }

    @Test
    void aCutEndIsMissed() {
        stored.deleteMany(Filters.gt("_id", 7L));
        assertThat(verify().findings()).containsExactly(new Finding("8-10", REMOVED));
    }

    @Test
    void anInsertedRecordHasNoPlace() {
        Document copy = stored.find(Filters.eq("_id", 5L)).first();
        stored.insertOne(new Document(copy).append("_id", 5.5));
        assertThat(verify().findings()).containsExactly(new Finding("5.5", INSERTED));
    }

    @Test
    void aRecordInTheMiddleToWhichTheOthersMadeRoomIsSeen() {
        for (long number = 10; number >= 5; number--) {
            Document moved = stored.find(Filters.eq("_id", number)).first();
            stored.insertOne(new Document(moved).append("_id", number + 1));
            stored.deleteOne(Filters.eq("_id", number));
        }
        stored.insertOne(
                AuditRecord.next(5, deed(99), sealOf(4), new Seal(null)).stored());
        assertThat(verify().findings()).contains(new Finding("5", CHANGED), new Finding("6", INSERTED));
    }

    @Test
    void aForgedEndWithoutTheKeyIsSeen() {
        stored.insertOne(
                AuditRecord.next(11, deed(99), sealOf(10), new Seal("a guess")).stored());
        assertThat(verify().findings()).containsExactly(new Finding("11", CHANGED));
    }

    @Test
    void aChainWrittenAnewWithItsMarkIsSeenByASealThatSomebodyKept() {
        String kept = sealOf(8);
        mongo.dropCollection(StoredRecords.RECORDS);
        mongo.dropCollection(StoredRecords.MARKS);
        new StoredRecords(mongo, seals)
                .append(IntStream.range(20, 30).mapToObj(AuditChainTest::deed).toList());

        assertThat(verify().intact()).as("by who has the key as well").isTrue();
        assertThat(new VerifyAudit(mongo, seals).handle(8L, kept).findings())
                .containsExactly(new Finding("8", CHANGED));
        assertThat(new VerifyAudit(mongo, seals).handle(800L, kept).findings())
                .containsExactly(new Finding("11-800", REMOVED));
    }

    @Test
    void aForgedMarkIsSeen() {
        mongo.getCollection(StoredRecords.MARKS).updateOne(Filters.eq("_id", "latest"), Updates.set("number", 7L));
        assertThat(verify().intact()).isFalse();
    }

    @Test
    void manyNodesWriteOneChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> nodes = IntStream.range(0, 5)
                    .<Callable<Void>>mapToObj(node -> () -> {
                        StoredRecords own = new StoredRecords(mongo, seals);
                        for (int batch = 0; batch < 10; batch++) {
                            own.append(List.of(deed(node), deed(batch), deed(node + batch)));
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> node : threads.invokeAll(nodes)) {
                node.get();
            }
        }
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.records()).isEqualTo(10 + 5 * 10 * 3);
    }

    private Verdict verify() {
        return new VerifyAudit(mongo, seals).handle(null, null);
    }

    private String sealOf(long number) {
        return stored.find(Filters.eq("_id", number))
                .sort(Sorts.ascending("_id"))
                .first()
                .getString("seal");
    }

    private static Object forged(String field) {
        return switch (field) {
            case "at" -> 1_000L;
            case "status" -> 404;
            case "phase" -> "READ";
            default -> "forged";
        };
    }

    private static Deed deed(int number) {
        return new Deed(
                "request-" + number,
                Deed.Phase.ENDED,
                Instant.parse("2026-11-27T01:02:03.456Z").plusSeconds(number),
                "canbo-" + number,
                List.of("OFFICER"),
                "44@2025-07-01",
                "console",
                "token-" + number,
                "127.0.0.1",
                "POST /api/v1/plans",
                "/api/v1/plans",
                201);
    }
}
