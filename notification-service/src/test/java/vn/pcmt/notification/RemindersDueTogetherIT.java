package vn.pcmt.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.channels.TestMailServer;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.TrackReport;

/**
 * Every commune of the country is reminded in the same second, just after the start and once more. Says how long it takes
 * until the mail server has all reminders, and how long returns take into the inbox; a measurement, for a machine that
 * does nothing else.
 */
@Tag("measurement")
@EngineSuite
class RemindersDueTogetherIT {

    private static final int COMMUNES = 3321;
    private static final int RETURNS = 200;

    @Test
    void allAreHandedToTheMailServer() throws Exception {
        try (TestMailServer server = TestMailServer.healthy()) {
            ConfigurableApplicationContext service = start(server.port());
            try {
                Duration first = remindAll(service, server, "2026-11");
                Duration later = remindAll(service, server, "2026-12");
                returnsIntoTheInbox(service);
                System.out.printf(
                        "%d reminders due together: with the mail server after %d ms just after the start, after %d ms later, over %d connections%n",
                        COMMUNES, first.toMillis(), later.toMillis(), server.connections());
                assertThat(later).isLessThan(Duration.ofSeconds(15));
            } finally {
                service.close();
            }
        }
    }

    /** How long it takes from the moment when all reminders are due until the mail server has them, each once. */
    private static Duration remindAll(ConfigurableApplicationContext service, TestMailServer server, String period)
            throws Exception {
        int before = server.taken().size();
        Instant begin = Instant.now().plusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
        reportsOwedBy(service, period, begin.plus(Duration.ofHours(24)));
        assertThat(Instant.now()).as("all is there before the first is due").isBefore(begin);

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(3))
                .until(() -> server.taken().size() >= before + COMMUNES);
        Duration took = Duration.between(begin, Instant.now());
        await().atMost(Duration.ofMinutes(1)).until(() -> delivered(service) == before + COMMUNES);
        assertThat(server.taken().stream().map(TestMailServer.Taken::messageId).distinct())
                .hasSize(before + COMMUNES);
        return took;
    }

    private static void reportsOwedBy(ConfigurableApplicationContext service, String period, Instant dueAt)
            throws Exception {
        Directory directory = service.getBean(Directory.class);
        TrackReport track = service.getBean(TrackReport.class);
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, COMMUNES)
                    .forEach(number -> many.submit(() -> {
                        String code = String.valueOf(50_000 + number);
                        String unit = code + "@2025-07-01";
                        directory.apply(Events.commune(code, "Xã số " + number));
                        directory.apply(Events.officer("bc-" + code, unit, OfficerRole.COMMUNE_REPORTER));
                        track.apply(Events.report(unit, period, dueAt).expected(Instant.now()));
                    }));
        }
    }

    private static void returnsIntoTheInbox(ConfigurableApplicationContext service) throws Exception {
        try (TestPublisher others = new TestPublisher(BrokerUnderTest.bootstrapServers());
                ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            List<? extends Future<?>> sent = IntStream.range(0, RETURNS)
                    .mapToObj(number ->
                            pace.schedule(() -> sendBack(others, 50_000 + number), number * 50L, TimeUnit.MILLISECONDS))
                    .toList();
            for (Future<?> one : sent) {
                one.get();
            }
        }
        MongoOperations mongo = service.getBean(MongoOperations.class);
        Query returned = Query.query(Criteria.where("cause.kind").is("RETURNED"));
        await().until(() -> mongo.count(returned, "alerts") == RETURNS);
        List<Long> waits = mongo.find(returned, Document.class, "alerts").stream()
                .map(alert -> alert.getDate("raisedAt").getTime()
                        - alert.get("cause", Document.class).getDate("at").getTime())
                .sorted()
                .toList();
        System.out.printf(
                "event to inbox at 20/s, %d returns: p50 %d ms, p99 %d ms, max %d ms%n",
                RETURNS, waits.get(RETURNS / 2), waits.get(RETURNS * 99 / 100), waits.getLast());
        assertThat(waits.get(RETURNS * 99 / 100))
                .as("p99 from event to inbox, ms")
                .isLessThanOrEqualTo(500);
    }

    private static void sendBack(TestPublisher others, int code) {
        Events.Report report =
                Events.report(code + "@2025-07-01", "2026-10", Instant.now().plus(Duration.ofDays(20)));
        others.publish(report.expected(Instant.now()));
        others.publish(report.returned(Instant.now(), "thử"));
    }

    private static long delivered(ConfigurableApplicationContext service) {
        return service.getBean(MongoOperations.class)
                .count(Query.query(Criteria.where("ledger.rows.EMAIL.state").is("DELIVERED")), "alerts");
    }

    private static ConfigurableApplicationContext start(int port) {
        Map<String, Object> settings = new HashMap<>(StoreUnderTest.properties());
        settings.putAll(BrokerUnderTest.properties());
        settings.putAll(TestTokens.properties());
        settings.put("server.port", 0);
        settings.put("spring.mail.port", port);
        settings.put("pcmt.notification.quiet-hours.enabled", false);
        settings.put("logging.structured.format.console", "");
        return NotificationServiceApplication.application()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
