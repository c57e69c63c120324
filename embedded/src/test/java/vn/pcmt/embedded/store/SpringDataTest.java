package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What the services do with Spring Data MongoDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringDataTest {

    @Document("reports")
    record Report(
            @Id String id,
            @Version Long version,
            String unit,
            Map<String, BigDecimal> values,
            Instant submittedAt,
            List<Event> pendingEvents) {}

    record Event(String type, long version) {}

    private EmbeddedStore store;
    private MongoClient client;
    private MongoTemplate template;

    @BeforeAll
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(EmbeddedStoreSettings.in(folder));
        client = MongoClients.create(store.connectionString("pcmt"));
        template = new MongoTemplate(client, "pcmt");
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        template.dropCollection(Report.class);
    }

    private static Report report(String id) {
        return new Report(
                id,
                null,
                "19333",
                Map.of("cases", new BigDecimal("12.50")),
                Instant.parse("2026-01-05T03:00:00Z"),
                List.of(new Event("report.submitted.v1", 1)));
    }

    @Test
    void isUpForTheHealthCheckOfSpringBoot() {
        assertThat(new MongoHealthIndicator(client).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void savesUnderAVersion() {
        Report saved = template.insert(report("r1"));
        assertThat(saved.version()).isZero();
        Report again = template.save(saved);
        assertThat(again.version()).isEqualTo(1);
        assertThatThrownBy(() -> template.save(saved)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> template.insert(report("r1"))).isInstanceOf(DuplicateKeyException.class);
        Report found = template.findById("r1", Report.class);
        assertThat(found.submittedAt()).isEqualTo(Instant.parse("2026-01-05T03:00:00Z"));
        assertThat(found.values().get("cases")).isEqualByComparingTo("12.50");
        assertThat(found.pendingEvents()).containsExactly(new Event("report.submitted.v1", 1));
    }

    @Test
    void leasesPullsAndPages() {
        template.indexOps(Report.class)
                .createIndex(new Index().on("unit", Sort.Direction.ASC).named("by_unit"));
        for (int i = 0; i < 30; i++) {
            template.insert(report("r" + i));
        }
        Report leased = template.findAndModify(
                Query.query(Criteria.where("unit").is("19333")).with(Sort.by("id")),
                new Update()
                        .set("leasedUntil", Instant.parse("2026-01-06T00:00:00Z"))
                        .inc("version", 1),
                FindAndModifyOptions.options().returnNew(true),
                Report.class);
        assertThat(leased.id()).isEqualTo("r0");
        assertThat(leased.version()).isEqualTo(1);
        template.bulkOps(BulkOperations.BulkMode.UNORDERED, Report.class)
                .updateOne(
                        Query.query(Criteria.where("_id").is("r0")),
                        new Update().pull("pendingEvents", new org.bson.Document("version", 1)))
                .updateOne(
                        Query.query(Criteria.where("_id").is("r1")),
                        new Update().push("pendingEvents", new Event("report.accepted.v1", 2)))
                .execute();
        assertThat(template.findById("r0", Report.class).pendingEvents()).isEmpty();
        assertThat(template.findById("r1", Report.class).pendingEvents()).hasSize(2);
        assertThat(template.find(
                        Query.query(Criteria.where("unit").is("19333")).with(PageRequest.of(1, 10, Sort.by("id"))),
                        Report.class))
                .hasSize(10);
        assertThat(template.count(
                        Query.query(Criteria.where("pendingEvents.type").is("report.accepted.v1")), Report.class))
                .isEqualTo(1);
        assertThat(template.exists(Query.query(Criteria.where("_id").is("none")), Report.class))
                .isFalse();
        assertThat(template.stream(new Query(), Report.class).count()).isEqualTo(30);
        assertThat(template.indexOps(Report.class).getIndexInfo())
                .extracting("name")
                .containsExactly("_id_", "by_unit");
        assertThat(template.upsert(
                                Query.query(Criteria.where("_id").is("new")),
                                new Update().set("unit", "19334"),
                                Report.class)
                        .getUpsertedId())
                .isNotNull();
    }
}
