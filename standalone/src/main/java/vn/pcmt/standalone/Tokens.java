package vn.pcmt.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.standalone.identity.InstallationSecrets;

/** Access tokens of machine clients, asked for when first needed and again when a minute of life remains. */
final class Tokens {

    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);

    private final HttpClient http;
    private final URI issuer;
    private final InstallationSecrets secrets;
    private final Clock clock;
    private final Map<String, Token> cached = new ConcurrentHashMap<>();

    Tokens(HttpClient http, URI issuer, InstallationSecrets secrets, Clock clock) {
        this.http = http;
        this.issuer = issuer;
        this.secrets = secrets;
        this.clock = clock;
    }

    String of(String clientId) {
        Token token = cached.get(clientId);
        if (token == null || !clock.instant().isBefore(token.until())) {
            token = ask(clientId);
            cached.put(clientId, token);
        }
        return token.value();
    }

    private Token ask(String clientId) {
        String basic = Base64.getEncoder()
                .encodeToString((clientId + ":" + secrets.clientSecret(clientId)).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No token for " + clientId + ": status " + answer.statusCode());
            }
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong());
            return new Token(
                    body.path("access_token").asString(),
                    clock.instant().plus(life).minus(RENEW_BEFORE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for a token", e);
        }
    }

    private record Token(String value, Instant until) {}
}
