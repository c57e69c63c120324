package vn.pcmt.kit.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;

/** What an administrator does about events that could not be processed, on a real store and a real broker. */
@SpringBootTest(
        classes = FlowApplication.class,
        properties = "spring.config.name=kit-flow",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {StoreUnderTest.class, BrokerUnderTest.class, TestTokens.class})
@EngineSuite
class DeadLetterIT {
    private static final String UNIT = "44@2025-07-01";
    private static final String LETTERS = "/api/v1/dead-letters";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String officer = "dl-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aPoisonousEventIsLookedAtTriedMendedAndProcessedOnceWithWhatWaitsBehindIt() throws Exception {
        List<String> ids = parkTwo();
        String first = read(ids.getFirst()).body();
        assertThat(JsonPath.<String>read(first, "$.exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(JsonPath.<String>read(first, "$.cause")).isEqualTo("cannot digest " + officer);
        assertThat(JsonPath.<String>read(first, "$.type")).isEqualTo("officer.registered.v1");
        assertThat(JsonPath.<String>read(first, "$.payload")).contains("\"poison\"");

        String trial = send(get("/" + ids.getFirst() + "/dry-run"), admin()).body();
        assertThat(JsonPath.<Object>read(trial, "$.unreadable")).isNull();
        assertThat(JsonPath.<List<?>>read(trial, "$.violations")).isEmpty();
        assertThat(JsonPath.<Integer>read(trial, "$.later")).isEqualTo(1);
        assertThat(JsonPath.<String>read(trial, "$.way")).isEqualTo("CONSUMER");

        String mended = JsonPath.<String>read(first, "$.payload").replace("\"poison\"", "\"Cán bộ\"");
        assertThat(correct(ids.getFirst(), mended).statusCode()).isEqualTo(200);
        HttpResponse<String> redriven =
                redrive(ids.getFirst(), true, UUID.randomUUID().toString());
        assertThat(redriven.statusCode()).as(redriven.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(redriven.body(), "$.letter.state")).isEqualTo("REDRIVEN");
        assertThat(JsonPath.<Integer>read(redriven.body(), "$.waiting")).isZero();

        assertThat(seen()).containsEntry("post", "Sau đó").containsEntry("times", 2);
        assertThat(mongo.findById("kit-flow|officer-events|" + officer, Document.class, "parked_keys"))
                .isNull();
        send(put("Về sau", "\"1\""), admin());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(seen()).containsEntry("post", "Về sau"));
    }

    @Test
    void oneThatWaitsBehindAnotherIsNotProcessedBeforeIt() throws Exception {
        List<String> ids = parkTwo();
        String trial = send(get("/" + ids.getLast() + "/dry-run"), admin()).body();
        assertThat(JsonPath.<List<String>>read(trial, "$.earlier")).containsExactly(ids.getFirst());

        HttpResponse<String> refused =
                redrive(ids.getLast(), false, UUID.randomUUID().toString());
        assertProblem(refused, 409, "dead-letter-behind");
        assertThat(seen()).isNull();
    }

    @Test
    void oneThatFailsAsBeforeStaysAndSaysWhy() throws Exception {
        String id = parkTwo().getFirst();
        assertProblem(redrive(id, true, UUID.randomUUID().toString()), 409, "redrive-failed");
        String letter = read(id).body();
        assertThat(JsonPath.<String>read(letter, "$.state")).isEqualTo("WAITING");
        assertThat(JsonPath.<String>read(letter, "$.failure.cause")).contains("cannot digest");
        assertThat(seen()).isNull();
    }

    @Test
    void oneThatIsGivenUpLetsTheNextBeProcessed() throws Exception {
        List<String> ids = parkTwo();
        assertThat(discard(ids.getFirst(), "Bản ghi thử, không cần nữa").statusCode())
                .isEqualTo(200);
        String given = read(ids.getFirst()).body();
        assertThat(JsonPath.<String>read(given, "$.state")).isEqualTo("DISCARDED");
        assertThat(JsonPath.<String>read(given, "$.ending.reason")).isEqualTo("Bản ghi thử, không cần nữa");
        assertThat(JsonPath.<String>read(given, "$.ending.by")).isEqualTo("quantri");

        redrive(ids.getLast(), false, UUID.randomUUID().toString());
        assertThat(seen()).containsEntry("post", "Sau đó").containsEntry("times", 1);
    }

    @Test
    void redrivenTwiceAndAfterACrashItHasOneEffect() throws Exception {
        String id = parkTwo().getFirst();
        mend(id);
        String key = UUID.randomUUID().toString();
        String etag = read(id).headers().firstValue("ETag").orElseThrow();
        assertThat(redrive(id, false, key, etag).statusCode()).isEqualTo(200);
        assertThat(redrive(id, false, key, etag).statusCode()).as("repeated").isEqualTo(200);
        assertProblem(redrive(id, false, UUID.randomUUID().toString()), 409, "dead-letter-closed");

        // As a crash leaves it that came after the event was applied and before that was written down.
        mongo.getCollection("dead_letters")
                .updateOne(new Document("_id", id), new Document("$set", new Document("state", "WAITING")));
        assertThat(redrive(id, false, UUID.randomUUID().toString()).statusCode())
                .isEqualTo(200);
        assertThat(seen()).containsEntry("times", 1);
    }

    private void mend(String id) throws Exception {
        String payload = JsonPath.read(read(id).body(), "$.payload");
        correct(id, payload.replace("\"poison\"", "\"Cán bộ\""));
    }

    @Test
    void aCorrectionHasToFitTheSchemaTheKeyAndWhoMayRead() throws Exception {
        String id = parkTwo().getFirst();
        String payload = JsonPath.read(read(id).body(), "$.payload");
        HttpResponse<String> wrong = correct(id, payload.replace("\"version\":1", "\"version\":\"one\""));
        assertProblem(wrong, 422, "invalid-request");
        assertThat(JsonPath.<String>read(wrong.body(), "$.errors[0].pointer")).isEqualTo("/payload");
        assertProblem(correct(id, payload.replace(officer, "somebody-else")), 422, "invalid-request");
        assertProblem(correct(id, "{"), 422, "invalid-request");
        assertThat(JsonPath.<Object>read(read(id).body(), "$.correction")).isNull();
    }

    @Test
    void onlyAdministratorsSeeThemAndChangeThem() throws Exception {
        String id = parkTwo().getFirst();
        for (OfficerRole role : Set.of(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.AUDITOR)) {
            String other = TestTokens.bearer("khac", UNIT, role);
            assertProblem(send(get(""), other), 403, "forbidden");
            assertProblem(send(get("/" + id), other), 403, "forbidden");
            assertProblem(send(get("/" + id + "/dry-run"), other), 403, "forbidden");
            assertProblem(
                    send(command("POST", "/" + id + "/redrive", "{\"followers\":true}"), other), 403, "forbidden");
            assertProblem(
                    send(command("POST", "/" + id + "/discard", "{\"reason\":\"thử\"}"), other), 403, "forbidden");
            assertProblem(
                    send(command("PUT", "/" + id + "/correction", "{\"payload\":\"{}\",\"reason\":\"thử\"}"), other),
                    403,
                    "forbidden");
        }
        assertProblem(send(get(""), null), 401, "unauthenticated");
        assertProblem(discard(id, "Của anh Nam 0912345678"), 422, "text-refused");
        assertProblem(redrive(id, true, UUID.randomUUID().toString(), "\"99\""), 412, "stale-revision");
        assertThat(JsonPath.<String>read(read(id).body(), "$.state")).isEqualTo("WAITING");
    }

    @Test
    void whatAStreamParkedIsCollectedAndWrittenToItsTopicAgain() throws Exception {
        OfficerState state = new OfficerState(
                officer, "Cán bộ báo cáo", "Của luồng", "18859@2025-07-01", Set.of(OfficerRole.COMMUNE_REPORTER), null);
        byte[] body =
                EventCodec.encode(new OfficerRegistered(1, Instant.parse("2026-11-16T03:04:05Z"), "quantri", state));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", BrokerUnderTest.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var letter = new ProducerRecord<>("officer-events.kit-stream.dlt", officer, body);
            letter.headers()
                    .add(CloudEventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8))
                    .add(CloudEventHeaders.TYPE, "officer.registered.v1".getBytes(UTF_8))
                    .add("dlt-cause", "no value".getBytes(UTF_8))
                    .add("dlt-topic", "officer-events".getBytes(UTF_8))
                    .add("dlt-partition", "0".getBytes(UTF_8))
                    .add(
                            "dlt-offset",
                            String.valueOf(Math.abs(officer.hashCode())).getBytes(UTF_8));
            producer.send(letter).get();
        }
        String id = awaitLetters("kit-stream", 1).getFirst();
        String trial = send(get("/" + id + "/dry-run"), admin()).body();
        assertThat(JsonPath.<String>read(trial, "$.way")).isEqualTo("TOPIC");
        assertThat(redrive(id, false, UUID.randomUUID().toString()).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(seen()).containsEntry("post", "Của luồng"));
    }

    @Test
    void thatSomeWaitIsShownAndToldToAdministrators() throws Exception {
        parkTwo();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .containsPattern("dead_letters_waiting\\{[^}]*} [1-9]")
                    .containsPattern("dead_letters_oldest_seconds\\{");
            assertThat(mongo.findById("kit-flow", Document.class, "dead_letter_watch")
                            .get("since"))
                    .isNotNull();
        });
    }

    /** A poisonous event, and one that follows it; their ids in order. */
    private List<String> parkTwo() throws Exception {
        send(
                request("POST", "/api/v1/files/" + officer, "{\"post\":\"poison\",\"level\":1}")
                        .header("Idempotency-Key", UUID.randomUUID().toString()),
                admin());
        send(put("Sau đó", "\"0\""), admin());
        return awaitLetters("kit-flow", 2);
    }

    private List<String> awaitLetters(String group, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> JsonPath.<List<String>>read(
                                send(get("?size=200&group=" + group), admin()).body(),
                                "$.items[?(@.key == '" + officer + "')].id"),
                        ids -> ids.size() == count);
    }

    private Document seen() {
        return mongo.findById(officer, Document.class, "seen_officers");
    }

    private HttpResponse<String> read(String id) throws Exception {
        return send(get("/" + id), admin());
    }

    private HttpResponse<String> correct(String id, String payload) throws Exception {
        String body = JSON.writeValueAsString(Map.of("payload", payload, "reason", "Sửa chức vụ"));
        return send(commandAt(id, "PUT", "/" + id + "/correction", body), admin());
    }

    private HttpResponse<String> discard(String id, String reason) throws Exception {
        return send(commandAt(id, "POST", "/" + id + "/discard", "{\"reason\":\"" + reason + "\"}"), admin());
    }

    private HttpResponse<String> redrive(String id, boolean followers, String key) throws Exception {
        return redrive(id, followers, key, read(id).headers().firstValue("ETag").orElseThrow());
    }

    private HttpResponse<String> redrive(String id, boolean followers, String key, String etag) throws Exception {
        return send(
                request("POST", LETTERS + "/" + id + "/redrive", "{\"followers\":" + followers + "}")
                        .header("Idempotency-Key", key)
                        .header("If-Match", etag),
                admin());
    }

    private HttpRequest.Builder commandAt(String id, String method, String path, String body) throws Exception {
        return request(method, LETTERS + path, body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", read(id).headers().firstValue("ETag").orElseThrow());
    }

    private HttpRequest.Builder command(String method, String path, String body) {
        return request(method, LETTERS + path, body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"");
    }

    private HttpRequest.Builder put(String post, String etag) {
        return request("PUT", "/api/v1/files/" + officer, "{\"post\":\"" + post + "\",\"level\":1}")
                .header("If-Match", etag);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LETTERS + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }

    private static String admin() {
        return TestTokens.bearer("quantri", UNIT, OfficerRole.ADMIN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String authorization) throws Exception {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).doesNotStartWith("problem.");
    }
}
