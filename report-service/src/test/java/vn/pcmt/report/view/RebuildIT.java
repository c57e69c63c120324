package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.unit.Units;

/** All totals are computed anew while people work and look, and nobody sees anything but right ones. */
@EngineSuite
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RebuildIT {

    private static final String PERIOD = "2022-10";
    private static final String QUIET = "2022-12";
    private static final String PROVINCE = "58@2025-07-01";
    private static final String ADMIN = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);
    private static final String LEADER = TestTokens.bearer("lanhdao", PROVINCE, OfficerRole.LEADER);

    @TempDir
    static Path data;

    private static OwnBroker broker;
    private static RunningService service;
    private static BusyProvince province;

    /** Nothing happens there. */
    private static BusyProvince quiet;

    private static Rebuilds rebuilds;

    @BeforeAll
    static void start() {
        broker = new OwnBroker(data.resolve("broker"));
        Map<String, Object> settings = new HashMap<>(broker.properties());
        settings.put("pcmt.report.rebuild.keep-old", "2s");
        settings.put("pcmt.report.totals.remove-every", "500ms");
        service = new RunningService(data, settings);
        rebuilds = new Rebuilds(service::uri, ADMIN);
        province = province("58", 58_100, 5, PERIOD);
        quiet = province("54", 54_100, 1, QUIET);
        await().atMost(Duration.ofSeconds(60)).until(() -> expected() == 5);
        exact();
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    private static BusyProvince province(String code, int firstCommune, int communes, String period) {
        return new BusyProvince(
                service.bean(Reports.class),
                service.bean(Units.class),
                broker.servers(),
                code,
                firstCommune,
                communes,
                List.of(period));
    }

    @Test
    void everybodyGoesOverToTheNewTotalsWithoutSeeingAMixtureAndTheOldOnesGo() throws Exception {
        int before = rebuilds.current();
        // Wrong before: a rebuild must mend it.
        service.bean(MongoTemplate.class)
                .updateFirst(
                        Query.query(
                                Criteria.where("_id").is(total(quiet.communes().getFirst(), QUIET))),
                        Update.update("coverage.expected", 9).set("version", 1_000_000L),
                        AreaTotalsStore.collection(new Generation(before)));
        LiveListener dashboard = new LiveListener(service, "", LEADER, null);
        await().atMost(Duration.ofSeconds(20)).until(dashboard::welcomed);

        int next;
        try (Meanwhile meanwhile = new Meanwhile()) {
            Random random = new Random(58);
            meanwhile.repeat(Duration.ofMillis(20), () -> province.change(random));
            meanwhile.repeat(Duration.ofMillis(5), () -> assertThat(expected())
                    .as("of a province of five communes")
                    .isEqualTo(5));
            String key = UUID.randomUUID().toString();
            Rebuilds.Answer begun = rebuilds.begin(ADMIN, key);
            assertThat(begun.status()).isEqualTo(202);
            next = begun.generation();
            assertThat(rebuilds.begin(ADMIN, key).generation())
                    .as("the same command again")
                    .isEqualTo(next);
            assertThat(rebuilds.begin().code()).isEqualTo("rebuild-under-way");

            ends(next, "SWAPPED");
            await().atMost(Duration.ofSeconds(20)).until(() -> dashboard.lines.contains("event:resync"));
            int told = dashboard.areas().size();
            await().atMost(Duration.ofSeconds(20)).until(() -> dashboard.areas().size() > told + 5);
            meanwhile.endsWell();
        }
        JsonNode done = rebuilds.of(next);
        assertThat(done.get("compared").asInt())
                .isPositive()
                .isEqualTo(done.get("toCompare").asInt());
        assertThat(done.get("mended").asInt()).isEqualTo(1);
        assertThat(done.get("checksum").asString()).hasSize(64);
        assertThat(rebuilds.current()).isEqualTo(next);
        assertThat(rebuilds.cancel(next, ADMIN).code()).isEqualTo("rebuild-ended");
        dashboard.close();
        exact();
        gone(before);
        service.restart();
        exact();
        assertThat(rebuilds.current()).isEqualTo(next);
    }

    @Test
    void whatIsCalledOffLeavesNothing() {
        int before = rebuilds.current();
        int next = rebuilds.begin().generation();
        assertThat(rebuilds.cancel(next, ADMIN).status()).isEqualTo(200);
        assertThat(rebuilds.phase(next)).isEqualTo("CANCELLED");
        assertThat(rebuilds.cancel(next, ADMIN).status()).as("once more").isEqualTo(200);
        gone(next);
        assertThat(rebuilds.current()).isEqualTo(before);
        assertThat(rebuilds.cancel(next + 1000, ADMIN).code()).isEqualTo("rebuild-unknown");
    }

    @Test
    void aGenerationThatIsNotTheSumOfItsReportsIsNeverSeen() {
        int before = rebuilds.current();
        int next = rebuilds.last() + 1;
        // It lies there before, and is newer than anything the generation computes itself.
        MongoTemplate store = service.bean(MongoTemplate.class);
        Document total = store.findById(
                total(province.communes().get(1), PERIOD),
                Document.class,
                AreaTotalsStore.collection(new Generation(before)));
        total.append("generation", next).append("version", 1_000_000L);
        total.get("coverage", Document.class).append("expected", 9);
        store.insert(total, AreaTotalsStore.collection(new Generation(next)));

        assertThat(rebuilds.begin().generation()).isEqualTo(next);
        ends(next, "FAILED");
        assertThat(rebuilds.of(next).get("wrong").get(0).asString())
                .contains(province.communes().get(1), "expected=9");
        assertThat(rebuilds.current()).isEqualTo(before);
        assertThat(expected()).isEqualTo(5);
        exact();
        gone(next);
    }

    @Test
    void onlyAdministratorsMay() {
        assertThat(rebuilds.begin(LEADER, UUID.randomUUID().toString()).status())
                .isEqualTo(403);
        assertThat(rebuilds.all(LEADER).status()).isEqualTo(403);
        assertThat(rebuilds.cancel(1, LEADER).status()).isEqualTo(403);
        assertThat(rebuilds.all("Bearer nobody").status()).isEqualTo(401);
        assertThat(rebuilds.begin(ADMIN, "k").code()).isEqualTo("idempotency-key-malformed");
        assertThat(rebuilds.isUnderWay()).isFalse();
    }

    private static void ends(int generation, String phase) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(rebuilds.of(generation).toString()).contains(phase));
    }

    private static String total(String commune, String period) {
        return commune + "~PCMT-THANG~" + period + "~AS_THEN";
    }

    private static void gone(int number) {
        Generation generation = new Generation(number);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
                assertThat(admin.listTopics().names().get())
                        .as("what others read stays")
                        .contains("area-totals")
                        .noneMatch(topic -> topic.startsWith(generation.applicationId() + "-"));
                assertThat(admin.listGroups().all().get())
                        .noneMatch(group -> group.groupId().equals(generation.applicationId()));
            }
            assertThat(service.bean(MongoTemplate.class).getCollectionNames())
                    .doesNotContain(AreaTotalsStore.collection(generation));
            assertThat(Files.exists(data.resolve("streams").resolve(generation.applicationId())))
                    .isFalse();
        });
    }

    private static void exact() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode outcome = rebuilds.reconcile().body();
            assertThat(outcome.get("unsettled")).isEmpty();
            assertThat(outcome.get("differences")).isEmpty();
        });
    }

    private static int expected() {
        return service.get("/api/v1/areas/" + PROVINCE + "/totals?indicators=CA01&period=" + PERIOD, LEADER)
                .at("/coverage/expected")
                .asInt();
    }
}
