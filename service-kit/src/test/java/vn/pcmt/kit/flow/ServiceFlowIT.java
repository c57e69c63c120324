package vn.pcmt.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;

/** A service made of the kit, from the outside: HTTP in, event out, event in, HTTP out. */
@SpringBootTest(
        classes = FlowApplication.class,
        properties = "spring.config.name=kit-flow",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {StoreUnderTest.class, BrokerUnderTest.class, TestTokens.class})
@EngineSuite
class ServiceFlowIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String UNIT = "44@2025-07-01";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aCommandBecomesAnEventAndTheEventAReadModel() throws Exception {
        HttpResponse<String> answer = send(post("bc-1", "Cán bộ báo cáo"), admin());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
        awaitSeen("bc-1", "Cán bộ báo cáo");

        HttpResponse<String> amended = send(put("bc-1", "Phó Chủ tịch").header("If-Match", "\"0\""), admin());
        assertThat(amended.statusCode()).isEqualTo(204);
        awaitSeen("bc-1", "Phó Chủ tịch");
        await().untilAsserted(() -> assertThat(
                        mongo.findById("bc-1", OfficerFile.class).outbox())
                .hasFieldOrPropertyWithValue("hasPending", false)
                .hasFieldOrPropertyWithValue("version", 2L));
    }

    @Test
    void theTraceOfTheCommandReachesTheHandlerOfItsEvent() throws Exception {
        send(post("bc-2", "Cán bộ").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"), admin());
        String seen = awaitSeen("bc-2", "Cán bộ");
        assertThat(JsonPath.<String>read(seen, "$.trace")).isEqualTo(TRACE);
    }

    @Test
    void aRepeatedCommandGetsTheFirstAnswerAndARepeatedKeyWithOtherContentIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(send(post("bc-3", "Cán bộ", key), admin()).statusCode()).isEqualTo(201);
        HttpResponse<String> again = send(post("bc-3", "Cán bộ", key), admin());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo("\"first answer\"");
        assertThat(mongo.findById("bc-3", OfficerFile.class).version()).isZero();
        assertProblem(send(post("bc-3", "Người khác", key), admin()), 409, "idempotency-key-reused");
    }

    @Test
    void anEventThatCannotBeDigestedIsParkedAndSoAreThoseAfterIt() throws Exception {
        send(post("bc-4", "poison"), admin());
        send(put("bc-4", "Sau đó").header("If-Match", "\"0\""), admin());
        send(post("bc-5", "Người khác"), admin());
        awaitSeen("bc-5", "Người khác");
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        send(get("/actuator/prometheus"), null).body())
                .containsPattern("dead_letters_total\\{.*topic=\"officer-events\".*} ([2-9]|\\d{2,})\\.0"));
        assertThat(mongo.findById("kit-flow|officer-events|bc-4", org.bson.Document.class, "parked_keys"))
                .isNotNull();
        assertProblem(send(get("/api/v1/seen/bc-4"), admin()), 404, "not-found");
    }

    @Test
    void showsItsHealthAndFiguresWithoutAToken() throws Exception {
        assertThat(send(get("/actuator/health"), null).body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(send(get("/actuator/health/readiness"), null).statusCode()).isEqualTo(200);
        String figures = send(get("/actuator/prometheus"), null).body();
        assertThat(figures)
                .contains(
                        "outbox_pending{",
                        "outbox_oldest_pending_seconds{",
                        "consumer_lag_seconds{",
                        "dead_letters_total{")
                .contains("service=\"kit-flow\"");
        assertProblem(send(get("/actuator/env"), null), 401, "unauthenticated");
    }

    @Test
    void refusesEveryTokenThatIsNotOfThisIssuerForThisAudienceAndTime() throws Exception {
        assertProblem(send(get("/api/v1/me"), null), 401, "unauthenticated");
        assertProblem(send(get("/api/v1/me"), "Bearer rubbish"), 401, "unauthenticated");
        assertProblem(
                send(get("/api/v1/me"), "Bearer " + TestTokens.expired("a", UNIT, OfficerRole.ADMIN)),
                401,
                "token-expired");
        assertProblem(
                send(get("/api/v1/me"), "Bearer " + TestTokens.wrongSignature("a", UNIT, OfficerRole.ADMIN)),
                401,
                "unauthenticated");
        assertProblem(
                send(get("/api/v1/me"), "Bearer " + TestTokens.wrongIssuer("a", UNIT, OfficerRole.ADMIN)),
                401,
                "unauthenticated");
        assertProblem(
                send(get("/api/v1/me"), "Bearer " + TestTokens.wrongAudience("a", UNIT, OfficerRole.ADMIN)),
                401,
                "unauthenticated");
        assertProblem(
                send(post("bc-6", "Cán bộ"), TestTokens.bearer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER)),
                403,
                "forbidden");
        assertThat(mongo.findById("bc-6", OfficerFile.class)).isNull();
    }

    @Test
    void knowsTheCallerFromTheToken() throws Exception {
        HttpResponse<String> me = send(
                get("/api/v1/me"), TestTokens.bearer("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER));
        assertThat(me.body())
                .isEqualTo("[\"bc-18859\",\"Cán bộ thử bc-18859\",\"[COMMUNE_REPORTER]\",\"18859@2025-07-01\"]");
    }

    @Test
    void answersEveryBadRequestWithAProblem() throws Exception {
        assertProblem(
                send(body("POST", "/api/v1/files/x", "{").header("Idempotency-Key", "12345678"), admin()),
                400,
                "malformed-json");
        HttpResponse<String> unknown = send(
                body("POST", "/api/v1/files/x", "{\"post\":\"Cán bộ\",\"level\":1,\"rank\":2}")
                        .header("Idempotency-Key", "12345678"),
                admin());
        assertProblem(unknown, 400, "malformed-json");
        assertThat(JsonPath.<String>read(unknown.body(), "$.errors[0].pointer")).isEqualTo("/rank");
        HttpResponse<String> fraction = send(
                body("POST", "/api/v1/files/x", "{\"post\":\"Cán bộ\",\"level\":1.5}")
                        .header("Idempotency-Key", "12345678"),
                admin());
        assertProblem(fraction, 400, "malformed-json");
        assertThat(JsonPath.<String>read(fraction.body(), "$.errors[0].pointer"))
                .isEqualTo("/level");
        HttpResponse<String> invalid = send(post("x", "C"), admin());
        assertProblem(invalid, 422, "invalid-request");
        assertThat(JsonPath.<String>read(invalid.body(), "$.errors[0].pointer")).isEqualTo("/post");
        assertThat(JsonPath.<String>read(invalid.body(), "$.errors[0].message")).isEqualTo("Độ dài phải từ 2 đến 40");
        assertProblem(
                send(body("POST", "/api/v1/files/x", "{\"post\":\"Cán bộ\",\"level\":1}"), admin()),
                428,
                "idempotency-key-required");
        assertProblem(send(post("x", "Cán bộ", "short"), admin()), 400, "idempotency-key-malformed");
        assertProblem(send(put("x", "Cán bộ"), admin()), 428, "if-match-required");
        assertProblem(send(put("x", "Cán bộ").header("If-Match", "3"), admin()), 400, "if-match-malformed");
        assertProblem(send(get("/api/v1/nowhere"), admin()), 404, "not-found");
        assertProblem(send(body("DELETE", "/api/v1/files/x", ""), admin()), 405, "method-not-allowed");
        assertProblem(
                send(post("x", "Cán bộ").setHeader("Content-Type", "text/plain"), admin()),
                415,
                "unsupported-media-type");
        assertProblem(send(get("/api/v1/files?page=-1"), admin()), 400, "page-malformed");
        assertThat(mongo.findById("x", OfficerFile.class)).isNull();
    }

    @Test
    void aStaleVersionIsRefusedAndChangesNothing() throws Exception {
        send(post("bc-7", "Cán bộ"), admin());
        assertProblem(send(put("bc-7", "Khác").header("If-Match", "\"5\""), admin()), 412, "stale-revision");
        assertThat(mongo.findById("bc-7", OfficerFile.class).post()).isEqualTo("Cán bộ");
    }

    @Test
    void speaksVietnameseUnlessAskedForEnglish() throws Exception {
        assertThat(title(null)).isEqualTo("Không tìm thấy");
        assertThat(title("fr")).isEqualTo("Không tìm thấy");
        assertThat(title("en-GB,en;q=0.9")).isEqualTo("Not found");
        assertThat(title("vi-VN,en;q=0.5")).isEqualTo("Không tìm thấy");
    }

    @Test
    void tellsAdministratorsAndAuditorsWhatItWasSetUpWith() throws Exception {
        String settings = send(get("/api/v1/settings"), admin()).body();
        assertThat(JsonPath.<List<String>>read(settings, "$.items[?(@.name == 'pcmt.consume.attempts')].value"))
                .containsExactly("3");
        assertThat(settings).doesNotContain("issuer", "127.0.0.1");
        assertProblem(
                send(get("/api/v1/settings"), TestTokens.bearer("duyet", UNIT, OfficerRole.REVIEWER)),
                403,
                "forbidden");
    }

    @Test
    void aFailureNobodyForesawSaysNothingAboutTheInside() throws Exception {
        HttpResponse<String> failure = send(get("/api/v1/bug"), admin());
        assertProblem(failure, 500, "internal-error");
        assertThat(failure.body()).doesNotContain("secret", "IllegalState", "errors");
    }

    private String title(String language) throws Exception {
        HttpRequest.Builder request = get("/api/v1/nowhere");
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return JsonPath.read(send(request, admin()).body(), "$.title");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("urn:pcmt:problem:" + code);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).doesNotStartWith("problem.");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).doesNotStartWith("problem.");
        assertThat(JsonPath.<String>read(answer.body(), "$.instance")).startsWith("/");
    }

    private String awaitSeen(String id, String post) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> send(get("/api/v1/seen/" + id), admin()),
                        seen -> seen.statusCode() == 200
                                && JsonPath.<String>read(seen.body(), "$.post").equals(post))
                .body();
    }

    private static String admin() {
        return TestTokens.bearer("quantri", UNIT, OfficerRole.ADMIN);
    }

    private HttpRequest.Builder post(String id, String post) {
        return post(id, post, UUID.randomUUID().toString());
    }

    private HttpRequest.Builder post(String id, String post, String key) {
        return body("POST", "/api/v1/files/" + id, "{\"post\":\"" + post + "\",\"level\":1}")
                .header("Idempotency-Key", key);
    }

    private HttpRequest.Builder put(String id, String post) {
        return body("PUT", "/api/v1/files/" + id, "{\"post\":\"" + post + "\",\"level\":1}");
    }

    private HttpRequest.Builder body(String method, String path, String json) {
        return get(path)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String authorization) throws Exception {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
