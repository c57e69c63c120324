package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.plan.PlanServiceApplication;

/**
 * 10,000 tasks in one programme: how long a reader waits for a page of them, filtered, and for its progress. A
 * measurement, run by itself: {@code -Dexcluded.test.groups= -Dit.test=TenThousandTasksIT}.
 */
@Tag("measurement")
class TenThousandTasksIT {
    private static final Logger LOG = LoggerFactory.getLogger(TenThousandTasksIT.class);
    private static final int TASKS = 10_000;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 200;
    private static final String TOKEN = TestTokens.bearer("lanhdao", "44@2025-07-01", OfficerRole.LEADER);
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T02:00:00Z");

    @Test
    void listsFiltersAndProgressAreReadWithinATenthOfASecond() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--logging.structured.format.console="));
        StoreUnderTest.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        TestTokens.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        BrokerUnderTest.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        try (ConfigurableApplicationContext service =
                        PlanServiceApplication.application().run(arguments.toArray(String[]::new));
                HttpClient client = HttpClient.newHttpClient()) {
            String base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + "/api/v1";
            String plan = issuedPlan(client, base);
            fill(service.getBean(MongoTemplate.class), plan);
            String path = base + "/plans/" + plan;

            long[] list = measured(client, path + "/tasks?size=50&page=%d");
            long[] filtered =
                    measured(client, path + "/tasks?status=ASSIGNED&late=true&text=dia%%20ban%%20%d&sort=PROGRESS");
            long[] unit = measured(client, path + "/tasks?unit=18859@2025-07-01&blocked=false&page=%d");
            long[] progress = measured(client, path + "/progress?%d");

            assertThat(p99(list)).as("list").isLessThanOrEqualTo(100);
            assertThat(p99(filtered)).as("filtered").isLessThanOrEqualTo(100);
            assertThat(p99(unit)).as("of a unit").isLessThanOrEqualTo(100);
            assertThat(p99(progress)).as("progress").isLessThanOrEqualTo(100);
        }
    }

    private static String issuedPlan(HttpClient client, String base) throws IOException, InterruptedException {
        HttpResponse<String> created = client.send(
                request(base + "/plans")
                        .header("Idempotency-Key", "ten-thousand-1")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"kind":"TARGET_PROGRAMME","title":"Mười nghìn nhiệm vụ","issuer":"UBND tỉnh",
                                 "from":"2026-01-01","to":"2030-12-31","scope":["44@2025-07-01"]}
                                """))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(created.statusCode()).isEqualTo(201);
        String plan = JsonMapper.shared().readTree(created.body()).get("id").asString();
        HttpResponse<String> issued = client.send(
                request(base + "/plans/" + plan + "/issue")
                        .header("Idempotency-Key", "ten-thousand-2")
                        .header("If-Match", "\"0\"")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(issued.statusCode()).isEqualTo(200);
        return plan;
    }

    /** In force, every third with some progress, every tenth blocked; all their events published. */
    private static void fill(MongoTemplate mongo, String plan) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            LocalDate start = LocalDate.of(2026, 1, 5).plusDays(i % 1500);
            TaskText text = new TaskText(
                    "II." + i,
                    "Kiểm tra công tác phòng, chống ma túy tại địa bàn " + i,
                    "Theo kế hoạch của tỉnh và hướng dẫn của Công an tỉnh. ".repeat(4),
                    "canbo-" + i % 80,
                    "lanhdao",
                    new BodyText(i % 78 == 0 ? "18859@2025-07-01" : "18880@2025-07-01", "Xã thứ " + i % 78),
                    List.of(new BodyText(null, "Bộ đội Biên phòng"), new BodyText(null, "Hải quan")),
                    start,
                    start.plusDays(30),
                    null,
                    "Báo cáo kết quả",
                    null,
                    i == 0 ? List.of() : List.of("t" + (i - 1)));
            TaskCalendar then = TaskCalendarTest.on(LONG_AGO.plusSeconds(i).toString());
            Task task = Task.draft("t" + i, plan, text, true, LONG_AGO);
            task.assign("lanhdao", then);
            if (i % 3 == 0) {
                task.progress(i % 100, "Đang làm", "canbo", then);
            }
            if (i % 10 == 0) {
                task.block("o" + i, start, "canbo", then);
            }
            tasks.add(task);
        }
        for (int from = 0; from < TASKS; from += 500) {
            mongo.insert(tasks.subList(from, from + 500), Task.class);
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        mongo.getCollection(Task.COLLECTION).countDocuments(new Document("outbox.hasPending", true))
                                == 0);
    }

    private static long[] measured(HttpClient client, String path) throws IOException, InterruptedException {
        long[] took = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            HttpRequest asked = request(path.formatted(Math.abs(i) % 20)).GET().build();
            long began = System.nanoTime();
            HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
            long nanos = System.nanoTime() - began;
            assertThat(answer.statusCode()).isEqualTo(200);
            if (i == -WARM_UP) {
                LOG.info("{}: first {} ms", path, nanos / 1_000_000);
            }
            if (i >= 0) {
                took[i] = nanos;
            }
        }
        Arrays.sort(took);
        LOG.info(
                "{}: p50 {} ms, p90 {} ms, p99 {} ms, longest {} ms",
                path,
                took[ROUNDS / 2] / 1_000_000,
                took[ROUNDS * 9 / 10] / 1_000_000,
                p99(took),
                took[ROUNDS - 1] / 1_000_000);
        return took;
    }

    private static long p99(long[] sorted) {
        return sorted[ROUNDS * 99 / 100 - 1] / 1_000_000;
    }

    private static HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(Objects.requireNonNull(uri))).header("Authorization", TOKEN);
    }
}
