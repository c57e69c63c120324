package vn.pcmt.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Stands in for the three services and the OpenID provider: canned answers of the documented shapes, on one port.
 * Whoever comes to log in is {@link #user}, without a password.
 */
final class StubServices implements AutoCloseable {
    /** A request as it came in. */
    record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {}

    /** Who logs in next. */
    record User(String id, String name, List<String> roles, String unit) {}

    static final String COMMUNE = "19429@2025-07-01";
    static final String PROVINCE = "44@2025-07-01";
    static final String REPORT = "PCMT-THANG~" + COMMUNE + "~2026-11";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** What was answered, each once. */
    final Set<String> told = ConcurrentHashMap.newKeySet();
    /** Answers that replace the canned ones: "POST /api/v1/…" to status and body. */
    final Map<String, Map.Entry<Integer, String>> answers = new ConcurrentHashMap<>();

    volatile User user = new User("lanhdao", "Lãnh đạo UBND tỉnh", List.of("LEADER"), PROVINCE);

    StubServices(int port) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("stub").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Tells every open stream that figures changed. */
    void changed() throws IOException {
        for (OutputStream stream : streams) {
            stream.write("id: 7\nevent: totals\ndata: {\"area\":\"44@2025-07-01\",\"period\":\"2026-11\"}\n\n"
                    .getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    int openStreams() {
        return streams.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        calls.add(new Call(exchange.getRequestMethod(), path, query(rawQuery(exchange)), headers, body));
        var override = answers.get(exchange.getRequestMethod() + " " + path);
        if (override != null) {
            send(exchange, override.getKey(), override.getValue());
        } else if (path.equals("/api/v1/live")) {
            stream(exchange);
        } else if (path.equals("/oauth2/authorize")) {
            authorize(exchange);
        } else if (path.equals("/oauth2/token")) {
            send(exchange, 200, token(query(body)));
        } else if (path.equals("/oauth2/jwks")) {
            send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        } else if (path.startsWith("/as/")) {
            become(path.substring(4));
            send(exchange, 200, "{}");
        } else if (path.equals("/changed")) {
            changed();
            send(exchange, 200, "{}");
        } else if (!headers.containsKey("authorization")) {
            send(exchange, 401, "{\"code\":\"unauthenticated\"}");
        } else {
            String method = exchange.getRequestMethod();
            Map<String, String> query = query(rawQuery(exchange));
            String answer = StubAnswers.answer(method, path, query);
            if (answer == null) {
                answer = AlertAnswers.answer(method, path);
            }
            if (answer == null) {
                answer = AdministrationAnswers.answer(method, path, query);
            }
            if (answer == null) {
                answer = FigureAnswers.answer(method, path, query);
            }
            if (answer == null) {
                answer = PlanAnswers.answer(method, path);
            }
            if (answer == null) {
                answer = PublicationAnswers.answer(method, path);
            }
            if (answer == null) {
                answer = StandingAnswers.answer(method, path);
            }
            if (answer == null) {
                answer = ReportingAnswers.answer(method, path, query, body, headers.getOrDefault("accept", ""));
            }
            if (answer != null && answer.startsWith("PK")) {
                exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"bieu.xlsx\"");
            }
            send(exchange, answer == null ? 404 : 200, answer == null ? "{\"code\":\"not-found\"}" : answer);
        }
    }

    void become(String role) {
        user = switch (role) {
            case "lanhdaoxa" -> new User("ct-19429", "Lãnh đạo UBND Xã Khe Sanh", List.of("COMMUNE_HEAD"), COMMUNE);
            case "xa" -> new User("bc-19429", "Cán bộ báo cáo, Xã Khe Sanh", List.of("COMMUNE_REPORTER"), COMMUNE);
            case "duyet" -> new User("duyet", "Cán bộ duyệt cấp tỉnh", List.of("REVIEWER"), PROVINCE);
            case "quantri" -> new User("quantri", "Quản trị hệ thống", List.of("ADMIN"), PROVINCE);
            default -> new User("lanhdao", "Lãnh đạo UBND tỉnh", List.of("LEADER"), PROVINCE);
        };
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        streams.add(out);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(rawQuery(exchange));
        String code = "c" + nonces.size();
        nonces.put(code, query.get("nonce"));
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String token(Map<String, String> form) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience("console")
                .subject(user.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("nonce", nonces.get(form.getOrDefault("code", "")))
                .claim("preferred_username", user.id())
                .claim("name", user.name())
                .claim("roles", user.roles())
                .claim("unit", user.unit())
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stub").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return "{\"access_token\":\"stub-token\",\"refresh_token\":\"stub-refresh\",\"token_type\":\"Bearer\","
                    + "\"expires_in\":300,\"scope\":\"openid profile\",\"id_token\":\"" + jwt.serialize() + "\"}";
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String rawQuery(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : new ArrayList<>(List.of(raw.split("&", -1)))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        told.add(body);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        body.startsWith("PK")
                                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                : status >= 400 ? "application/problem+json" : "application/json");
        exchange.getResponseHeaders().set("ETag", "\"3\"");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
