package vn.pcmt.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** A service under attack from outside: what is tried is refused, and stands in the audit log. */
@SpringBootTest(
        classes = FlowApplication.class,
        properties = {
            "spring.config.name=kit-flow",
            "spring.cloud.stream.bindings.officerEvents-in-0.group=kit-attack",
            "pcmt.events.groups=kit-attack",
            "pcmt.audit.key=a key for tests",
            "pcmt.audit.sensitive-reads=/api/v1/seen/{id}",
            "pcmt.limits.account.per-second=1",
            "pcmt.limits.account.burst=40",
            "pcmt.limits.refusals.per-second=1",
            "pcmt.limits.refusals.burst=20",
            "pcmt.limits.dear.paths=/api/v1/slow",
            "pcmt.limits.dear.per-account=1",
            "pcmt.limits.dear.at-once=1",
            "pcmt.limits.dear.patience=200ms",
            "pcmt.web.patience=1s",
            "pcmt.web.slowest=100KB",
            "server.tomcat.connection-timeout=2s"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {StoreUnderTest.class, BrokerUnderTest.class, TestTokens.class})
@EngineSuite
class AttackIT {
    private static final String UNIT = "44@2025-07-01";
    private static final String RECORDS = "audit_records";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void everyTokenThatIsNotTrueIsRefusedAndOnRecord() throws Exception {
        String good = TestTokens.of("ke-gian", UNIT, OfficerRole.ADMIN);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("expired", TestTokens.expired("ke-gian", UNIT, OfficerRole.ADMIN));
        tokens.put("of another key", TestTokens.wrongSignature("ke-gian", UNIT, OfficerRole.ADMIN));
        tokens.put("of another issuer", TestTokens.wrongIssuer("ke-gian", UNIT, OfficerRole.ADMIN));
        tokens.put("for another audience", TestTokens.wrongAudience("ke-gian", UNIT, OfficerRole.ADMIN));
        tokens.put("of algorithm none", unsigned(good));
        tokens.put("with a role written in", withRole(TestTokens.of("ke-gian", UNIT, OfficerRole.OFFICER)));
        tokens.put("cut", good.substring(0, good.length() - 10));
        tokens.put("no token at all", "x");
        int number = 0;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            String from = "10.7.1." + ++number;
            HttpResponse<String> answer =
                    send(command("/api/v1/files/ke-gian").header("X-Forwarded-For", from), token.getValue());
            assertThat(answer.statusCode()).as(token.getKey()).isEqualTo(401);
            assertThat(answer.body()).as("says nothing of why").doesNotContain("ignature", "audience", "issuer");
            assertThat(onRecord("address", from, "REFUSED"))
                    .as(token.getKey())
                    .containsEntry("object", "/api/v1/files/ke-gian")
                    .containsEntry("actor", null)
                    .containsEntry("status", 401);
        }
        assertThat(mongo.findById("ke-gian", OfficerFile.class)).isNull();
    }

    @Test
    void aStolenTokenIsSeenByTheAddressesItCameFrom() throws Exception {
        String token = TestTokens.of("bi-trom", UNIT, OfficerRole.OFFICER);
        String id = com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        send(get("/api/v1/seen/khong-co").header("X-Forwarded-For", "10.7.2.1"), token);
        send(get("/api/v1/seen/khong-co").header("X-Forwarded-For", "10.7.2.2"), token);
        await().untilAsserted(() -> assertThat(mongo.getCollection(RECORDS)
                        .find(new Document("token", id))
                        .map(record -> record.getString("phase") + " " + record.getString("address"))
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder("READ 10.7.2.1", "READ 10.7.2.2"));
    }

    @Test
    void aRoleThatMayNotIsRefusedAndOnRecordByName() throws Exception {
        assertThat(send(command("/api/v1/files/khong-duoc"), TestTokens.of("canbo-7", UNIT, OfficerRole.OFFICER))
                        .statusCode())
                .isEqualTo(403);
        assertThat(onRecord("actor", "canbo-7", "ENDED"))
                .containsEntry("status", 403)
                .containsEntry("roles", List.of("OFFICER"))
                .containsEntry("unit", UNIT)
                .containsEntry("action", "POST /api/v1/files/{id}");
    }

    @Test
    void aCommandIsOnRecordBeforeItIsCarriedOut() throws Exception {
        String answer = send(command("/api/v1/on-record"), TestTokens.of("canbo-8", UNIT, OfficerRole.ADMIN))
                .body();
        assertThat(answer).as("phases in the store while the command runs").isEqualTo("[\"BEGUN\"]");
        assertThat(onRecord("actor", "canbo-8", "ENDED")).containsEntry("status", 200);
    }

    @Test
    void aCommandThatFailsIsOnRecordToo() throws Exception {
        assertThat(send(command("/api/v1/bug"), TestTokens.of("canbo-9", UNIT, OfficerRole.ADMIN))
                        .statusCode())
                .isEqualTo(500);
        assertThat(onRecord("actor", "canbo-9", "ENDED")).containsEntry("status", 500);
    }

    @Test
    void theLogIsReadVerifiedAndExportedByAuditorsOnlyAndThatIsOnRecord() throws Exception {
        String auditor = TestTokens.of("kiemtra", UNIT, OfficerRole.AUDITOR);
        send(command("/api/v1/files/doc-lai"), TestTokens.of("quantri-5", UNIT, OfficerRole.ADMIN));
        onRecord("actor", "quantri-5", "ENDED");

        HttpResponse<String> list = send(get("/api/v1/audit?actor=quantri-5&size=1"), auditor);
        assertThat(JsonPath.<List<String>>read(list.body(), "$.items[*].phase")).containsExactly("ENDED");
        Number next = JsonPath.read(list.body(), "$.next");
        HttpResponse<String> older = send(get("/api/v1/audit?actor=quantri-5&size=5&before=" + next), auditor);
        assertThat(JsonPath.<List<String>>read(older.body(), "$.items[*].phase"))
                .containsExactly("BEGUN");

        HttpResponse<String> verdict = send(get("/api/v1/audit/verification"), auditor);
        assertThat(JsonPath.<Boolean>read(verdict.body(), "$.intact"))
                .as(verdict.body())
                .isTrue();
        assertThat(JsonPath.<Boolean>read(verdict.body(), "$.keyed")).isTrue();

        HttpResponse<String> file = send(get("/api/v1/audit/export"), auditor);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.body()).contains("/api/v1/files/doc-lai,201,").startsWith("\uFEFFnumber,at,phase,actor");

        for (OfficerRole role : OfficerRole.values()) {
            int status = send(get("/api/v1/audit/export"), TestTokens.of("doc-" + role, UNIT, role))
                    .statusCode();
            assertThat(status).as(role.name()).isEqualTo(role == OfficerRole.AUDITOR ? 200 : 403);
        }
        assertThat(onRecord("actor", "doc-LEADER", "REFUSED")).containsEntry("object", "/api/v1/audit/export");
    }

    @Test
    void whoAsksTooMuchIsAskedToWaitInHisLanguageAndNobodyElseIs() throws Exception {
        String greedy = TestTokens.of("tham-lam", UNIT, OfficerRole.OFFICER);
        HttpResponse<String> answer = untilLimited(greedy, "vi");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(answer.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 2L);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("too-many-requests");
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isEqualTo("Quá nhiều yêu cầu");
        HttpResponse<String> english = untilLimited(greedy, "en");
        assertThat(JsonPath.<String>read(english.body(), "$.title")).isEqualTo("Too many requests");
        assertThat(send(get("/api/v1/me"), TestTokens.of("tu-ton", UNIT, OfficerRole.OFFICER))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoTriesManyFalseTokensIsNotListenedToForAWhile() throws Exception {
        String from = "10.7.3.3";
        int status = 401;
        int tries = 0;
        while (status == 401 && tries < 60) {
            status = send(get("/api/v1/me").header("X-Forwarded-For", from), "false-" + tries++)
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(tries).isGreaterThanOrEqualTo(20);
        String good = TestTokens.of("nguoi-khac", UNIT, OfficerRole.OFFICER);
        assertThat(send(get("/api/v1/me").header("X-Forwarded-For", "10.7.3.4"), good)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void dearAnswersAreMadeInTurnsAndFewOfOneAccount() throws Exception {
        String one = TestTokens.of("xuat-tep-1", UNIT, OfficerRole.OFFICER);
        var first = http.sendAsync(
                get("/api/v1/slow").header("Authorization", "Bearer " + one).build(), BodyHandlers.ofString());
        await().until(() -> mongo.getCollection("slow").countDocuments() > 0);

        HttpResponse<String> second = send(get("/api/v1/slow"), one);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(JsonPath.<String>read(second.body(), "$.code")).isEqualTo("too-many-exports");
        HttpResponse<String> other = send(get("/api/v1/slow"), TestTokens.of("xuat-tep-2", UNIT, OfficerRole.OFFICER));
        assertThat(other.statusCode()).isEqualTo(429);
        assertThat(JsonPath.<String>read(other.body(), "$.code")).isEqualTo("exports-busy");
        assertThat(other.headers().firstValue("Retry-After")).contains("10");

        mongo.dropCollection("slow");
        assertThat(first.get().statusCode()).isEqualTo(200);
        mongo.getCollection("slow").insertOne(new Document("_id", "quick"));
        assertThat(send(get("/api/v1/slow"), one).statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerForbidsBrowsersWhatAnApiDoesNotNeedAndOtherSitesEverything() throws Exception {
        HttpResponse<String> answer = send(
                get("/api/v1/me").header("Origin", "https://evil.example"),
                TestTokens.of("canbo-10", UNIT, OfficerRole.OFFICER));
        assertThat(answer.headers().map())
                .containsEntry(
                        "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'; sandbox"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("X-Frame-Options", List.of("DENY"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"))
                .doesNotContainKeys("Access-Control-Allow-Origin", "access-control-allow-origin", "Set-Cookie");
        HttpResponse<String> secure = send(
                get("/api/v1/me").header("X-Forwarded-Proto", "https"),
                TestTokens.of("canbo-11", UNIT, OfficerRole.OFFICER));
        assertThat(secure.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=31536000"));
        HttpResponse<String> preflight = send(
                get("/api/v1/files/x")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST"),
                null);
        assertThat(preflight.headers().map()).doesNotContainKeys("access-control-allow-origin");
    }

    @Test
    void injectionsAreDataOrRefused() throws Exception {
        String admin = TestTokens.of("quantri-6", UNIT, OfficerRole.ADMIN);
        for (String body : List.of(
                "{\"post\":\"Cán bộ\",\"level\":1,\"roles\":[\"ADMIN\"]}",
                "{\"post\":{\"$ne\":null},\"level\":1}",
                "{\"post\":\"Cán bộ\",\"level\":1,\"@class\":\"java.lang.Runtime\"}",
                "{\"post\":\"Cán bộ\",\"post\":\"Khác\",\"level\":1}",
                "{\"post\":" + "[".repeat(600) + "]".repeat(600) + ",\"level\":1}",
                "[".repeat(100_000))) {
            assertThat(send(command("/api/v1/files/tiem", body), admin).statusCode())
                    .as(body.substring(0, Math.min(60, body.length())))
                    .isEqualTo(400);
        }
        for (String type : List.of("application/xml", "text/html", "application/x-java-serialized-object")) {
            assertThat(send(command("/api/v1/files/tiem", "<x/>").setHeader("Content-Type", type), admin)
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        for (String path : List.of(
                "/api/v1/seen/..%2f..%2fetc%2fpasswd",
                "/api/v1/seen/..;/x", "/api/v1//me", "/api/v1/seen/%00", "/api/v1/%2e%2e/x")) {
            assertThat(send(get(path), admin).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(send(get("/api/v1/seen/%7B%22$gt%22:%22%22%7D"), admin).statusCode())
                .as("an operator as an id is an id that nobody has")
                .isEqualTo(404);
        assertThat(mongo.findById("tiem", OfficerFile.class)).isNull();
    }

    @Test
    void aBodyThatTricklesIsRefusedAndItsSenderLetGo() throws Exception {
        String token = TestTokens.of("nho-giot", UNIT, OfficerRole.ADMIN);
        assertThat(trickled(commandLines("/api/v1/files/nho-giot", token, 100_000)))
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"too-slow\"");
    }

    @ParameterizedTest
    @CsvSource({"401, 100000, ", "403, 100000, OFFICER", "404, 100000, ADMIN", "413, 5000000, ADMIN"})
    void whoIsRefusedAndTricklesOnIsLetGo(int refusal, int length, @Nullable OfficerRole role) throws Exception {
        String token = role == null ? "false" : TestTokens.of("nho-giot-" + refusal, UNIT, role);
        String path =
                switch (refusal) {
                    case 403 -> "/api/v1/audit";
                    case 404 -> "/api/v1/khong-co";
                    default -> "/api/v1/files/nho-giot";
                };

        String head = commandLines(path, token, length);
        // Of the commands here none is refused to a role before it is read, so a question brings a body.
        assertThat(trickled(refusal == 403 ? head.replaceFirst("POST", "GET") : head))
                .startsWith("HTTP/1.1 " + refusal);
    }

    @Test
    void whoIsRefusedBeforeHisFileWasReadStillHearsWhyAndMayAskAgain() throws Exception {
        try (Socket honest = connect()) {
            say(honest, commandLines("/api/v1/files/x", "false", 900_000) + "x".repeat(900_000));
            say(honest, commandLines("/api/v1/files/x", "false", 3) + "xyz");
            String answers = heard(honest).get(20, TimeUnit.SECONDS);
            assertThat(answers).startsWith("HTTP/1.1 401").containsPattern("(?s)401 .*HTTP/1\\.1 401");
        }
    }

    /** What is answered to somebody who sends his body sign by sign, until he is hung up on. */
    private String trickled(String head) throws Exception {
        try (Socket slow = connect()) {
            say(slow, head + "{\"post\":\"");
            long begun = System.nanoTime();
            Future<String> answer = heard(slow);
            while (!answer.isDone() && secondsSince(begun) < 15) {
                sayIfHeard(slow, "x");
                answer(answer, 200);
            }
            assertThat(secondsSince(begun)).as("the connection is closed").isLessThan(10);
            return answer.get();
        }
    }

    @Test
    void aBodyThatStopsComingIsNotWaitedFor() throws Exception {
        String token = TestTokens.of("dung-lai", UNIT, OfficerRole.ADMIN);
        try (Socket silent = connect()) {
            say(silent, commandLines("/api/v1/files/dung-lai", token, 1_000) + "{\"post\":\"");
            String answer = heard(silent).get(10, TimeUnit.SECONDS);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        }
        assertThat(mongo.findById("dung-lai", OfficerFile.class)).isNull();
    }

    @Test
    void headersThatNeverEndHoldNobodyUpAndAreHungUpOn() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket one = connect();
                slow.add(one);
                say(one, "GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
            }
            long begun = System.nanoTime();
            assertThat(send(get("/api/v1/me"), TestTokens.of("vua-hoi", UNIT, OfficerRole.OFFICER))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(secondsSince(begun)).isLessThan(2);
            for (Socket one : slow) {
                assertThat(heard(one).get(10, TimeUnit.SECONDS)).doesNotStartWith("HTTP/1.1 2");
            }
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    @Test
    void aHeaderThatIsTooLongIsRefusedAndHungUpOn() throws Exception {
        try (Socket endless = connect()) {
            say(endless, "GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(heard(endless).get(10, TimeUnit.SECONDS)).matches("(?s)HTTP/1\\.1 4(?:00|31) .*");
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    /** Nothing where the other end has hung up. */
    private static void sayIfHeard(Socket to, String text) {
        try {
            say(to, text);
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }

    /** All that comes until the other end hangs up. */
    private static Future<String> heard(Socket from) {
        return CompletableFuture.supplyAsync(
                () -> {
                    StringBuilder all = new StringBuilder();
                    try {
                        InputStream answer = from.getInputStream();
                        for (int next = answer.read(); next >= 0; next = answer.read()) {
                            all.append((char) next);
                        }
                    } catch (IOException reset) {
                        // Hung up on while something was still under way: what came before counts.
                    }
                    return all.toString();
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void answer(Future<String> expected, int millis) throws Exception {
        try {
            expected.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            assertThat(notYet).hasNoCause();
        }
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private static String commandLines(String path, String token, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** The first refusal of many questions; some are answered where the machine is slow. */
    private HttpResponse<String> untilLimited(String token, String language) throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/me").header("Accept-Language", language), token);
        for (int i = 0; i < 200 && answer.statusCode() == 200; i++) {
            answer = send(get("/api/v1/me").header("Accept-Language", language), token);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        return answer;
    }

    /** The one record of somebody or something in a phase, once it is there. */
    private Document onRecord(String field, String value, String phase) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> mongo.getCollection(RECORDS)
                                .find(new Document(field, value).append("phase", phase))
                                .first(),
                        found -> found != null);
    }

    private static String unsigned(String token) {
        return Base64URL.encode("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
    }

    private static String withRole(String token) {
        String[] parts = token.split("\\.");
        String claims = new Base64URL(parts[1]).decodeToString().replace("OFFICER", "ADMIN");
        return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
    }

    private HttpRequest.Builder command(String path) {
        return command(path, "{\"post\":\"Cán bộ\",\"level\":1}");
    }

    private HttpRequest.Builder command(String path, String body) {
        return get(path)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
