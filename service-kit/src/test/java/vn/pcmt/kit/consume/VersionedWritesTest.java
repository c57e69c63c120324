package vn.pcmt.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

/** Conditional writes on the store under test. */
@EngineSuite
class VersionedWritesTest {
    private static final String VIEW = "view";

    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "writes" + UUID.randomUUID().toString().substring(0, 8));
    private final VersionedWrites writes = new VersionedWrites(mongo);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void appliesTheFirstAndEveryNewerVersionAndNothingElse() {
        assertThat(write(3)).isTrue();
        assertThat(write(3)).isFalse();
        assertThat(write(2)).isFalse();
        assertThat(write(4)).isTrue();
        assertThat(stored().getString("value")).isEqualTo("v4");
        assertThat(stored().getLong("version")).isEqualTo(4);
    }

    @RepeatedTest(5)
    void anyOrderAndRepetitionByManyWritersLeavesTheNewest() throws Exception {
        List<Long> versions =
                new ArrayList<>(LongStream.rangeClosed(1, 40).boxed().toList());
        versions.addAll(List.copyOf(versions));
        Collections.shuffle(versions, new Random(7));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = versions.stream()
                    .map(version -> (Callable<Boolean>) () -> write(version))
                    .toList();
            int applied = 0;
            for (Future<Boolean> result : threads.invokeAll(all)) {
                applied += result.get() ? 1 : 0;
            }
            assertThat(applied).isBetween(1, 40);
        }
        assertThat(stored().getString("value")).isEqualTo("v40");
        assertThat(mongo.getCollection(VIEW).countDocuments()).isEqualTo(1);
    }

    record Figure(@Id String id, BigDecimal amount, String note) {}

    @Test
    void replacesTheWholeDocumentIfNewer() {
        assertThat(writes.replaceIfNewer(VIEW, "a", 1, new Figure("a", new BigDecimal("1.50"), "first")))
                .isTrue();
        assertThat(writes.replaceIfNewer(VIEW, "a", 3, new Figure("a", new BigDecimal("2.50"), null)))
                .isTrue();
        assertThat(writes.replaceIfNewer(VIEW, "a", 2, new Figure("a", new BigDecimal("9"), "late")))
                .isFalse();
        assertThat(stored()).doesNotContainKey("note").containsEntry("version", 3L);
        assertThat(mongo.findById("a", Figure.class, VIEW).amount()).isEqualByComparingTo("2.5");
    }

    private boolean write(long version) {
        return writes.upsertIfNewer(VIEW, "a", version, new Update().set("value", "v" + version));
    }

    private Document stored() {
        return mongo.getCollection(VIEW).find(new Document("_id", "a")).first();
    }
}
