package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.view.TotalsAgreed;
import vn.pcmt.contract.view.TotalsComparedEvent;
import vn.pcmt.contract.view.TotalsDiffered;
import vn.pcmt.contract.view.TotalsDifference;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.view.CompareTotals.Compared;

/** What is wrong in the store is found and told once; what is only on its way is not. */
@EngineSuite
class ReconcilerIT {

    private static final String QUIET = "2022-08";
    private static final String BUSY = "2022-09";
    private static final String ADMIN = TestTokens.bearer("quantri", "57@2025-07-01", OfficerRole.ADMIN);

    @TempDir
    static Path data;

    private static RunningService service;
    private static BusyProvince province;

    @BeforeAll
    static void start() {
        service = new RunningService(
                data,
                Map.of(
                        "pcmt.report.view.reconcile-every", "1s",
                        "pcmt.report.view.reconcile-again-after", "500ms",
                        "pcmt.report.view.reconcile-tick", "100ms"));
        province = new BusyProvince(service, "57", 57_100, 5, List.of(QUIET, BUSY));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTotalThatWasFalsifiedIsFoundInItsAreaAndInItsGroupAndToldOnce() throws Exception {
        String group = "doi-chieu";
        String commune = province.communes().getFirst();
        assertThat(service.send(
                                HttpRequest.newBuilder(service.uri("/api/v1/area-groups"))
                                        .header("Content-Type", "application/json")
                                        .header(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        .POST(BodyPublishers.ofString(JsonMapper.shared()
                                                .writeValueAsString(Map.of(
                                                        "code",
                                                        group,
                                                        "text",
                                                        Map.of(
                                                                "nameVi",
                                                                "Đối chiếu",
                                                                "nameEn",
                                                                "Compared",
                                                                "members",
                                                                List.of(commune),
                                                                "retired",
                                                                false))))),
                                ADMIN)
                        .statusCode())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> compare(QUIET).differences().isEmpty());
        try (Told told = new Told(QUIET)) {
            MongoTemplate store = service.bean(MongoTemplate.class);
            Query total = Query.query(Criteria.where("_id").is(commune + "~PCMT-THANG~" + QUIET + "~TODAY"));
            store.updateFirst(total, Update.update("coverage.expected", 7), StoredTotals.class);

            await().atMost(Duration.ofSeconds(60)).until(() -> !told.events.isEmpty());
            assertThat(told.events.getFirst()).isInstanceOf(TotalsDiffered.class);
            assertThat(told.events.getFirst().comparison().first())
                    .extracting(TotalsDifference::total, TotalsDifference::part)
                    .containsExactlyInAnyOrder(
                            tuple(commune + "~PCMT-THANG~" + QUIET + "~TODAY", "coverage"),
                            tuple("group:" + group + "~PCMT-THANG~" + QUIET + "~TODAY", "coverage"));
            assertThat(service.bean(MeterRegistry.class)
                            .get("totals.differences")
                            .gauge()
                            .value())
                    .isPositive();

            store.updateFirst(total, Update.update("coverage.expected", 1), StoredTotals.class);
            await().atMost(Duration.ofSeconds(60)).until(() -> told.events.size() > 1);
            assertThat(told.events)
                    .as("once for each state, however often it was looked at")
                    .hasExactlyElementsOfTypes(TotalsDiffered.class, TotalsAgreed.class);
        }
    }

    @Test
    void nothingIsReportedWhileReportsAndUnitsMoveAndWhatRestsIsComparedAllTheSame() throws Exception {
        AtomicBoolean working = new AtomicBoolean(true);
        Set<String> unsettled = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        int looks = 0;
        try (Told told = new Told(BUSY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int person = 0; person < 2; person++) {
                Random random = new Random(20_261_127 + person);
                work.add(threads.submit(() -> {
                    while (working.get()) {
                        province.change(random);
                    }
                }));
            }
            long began = System.nanoTime();
            boolean merged = false;
            // At least so long, and until some looks came to an end, of which the last began after the merger.
            while (isLess(began, 15) || looks <= 3 && isLess(began, 180)) {
                var compared = service.bean(CompareTotals.class).compare("PCMT-THANG", BUSY, generation());
                if (compared.isPresent()) {
                    looks++;
                    differences.addAll(compared.get().differences());
                    unsettled.addAll(compared.get().unsettled());
                }
                if (!merged && looks > 2) {
                    province.merge(3, 4);
                    merged = true;
                }
            }
            working.set(false);
            for (Future<?> one : work) {
                one.get();
            }
            assertThat(differences).isEmpty();
            assertThat(looks).as("looks that came to an end").isGreaterThan(3);
            assertThat(unsettled).as("the looks met reports on their way").isNotEmpty();
            assertThat(told.events).isEmpty();
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Compared rested = compare(BUSY);
            assertThat(rested.unsettled()).isEmpty();
            assertThat(rested.differences()).isEmpty();
        });
    }

    private static boolean isLess(long began, int seconds) {
        return System.nanoTime() - began < Duration.ofSeconds(seconds).toNanos();
    }

    private static Generation generation() {
        return service.bean(Generations.class).current();
    }

    private static Compared compare(String period) throws InterruptedException {
        return service.bean(CompareTotals.class)
                .compare("PCMT-THANG", period, generation())
                .orElse(new Compared(List.of(new Difference("", "", "not", "there yet")), Set.of("")));
    }

    /** What is told of the comparison of a period, on the topic itself. */
    private static final class Told implements AutoCloseable {
        private final List<TotalsComparedEvent> events = new CopyOnWriteArrayList<>();
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final Thread reading;

        Told(String period) {
            reading = Thread.ofVirtual().start(() -> {
                try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                BrokerUnderTest.bootstrapServers(),
                                "group.id",
                                "told-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
                    consumer.subscribe(List.of("view-events"));
                    while (open.get()) {
                        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                            String type = new String(
                                    record.headers().lastHeader("ce_type").value());
                            if (EventCodec.decode(type, record.value()) instanceof TotalsComparedEvent event
                                    && event.comparison().period().equals(period)) {
                                events.add(event);
                            }
                        });
                    }
                }
            });
        }

        @Override
        public void close() throws InterruptedException {
            open.set(false);
            reading.join();
        }
    }
}
