package vn.pcmt.kit.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * An issuer of tokens on loopback, one for the whole JVM. As an initializer
 * ({@code @ContextConfiguration(initializers = TestTokens.class)}) it makes the service under test trust it.
 */
public final class TestTokens implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final RSAKey KEY = key();
    private static final RSAKey FOREIGN_KEY = key();
    private static final String ISSUER = serve();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    /** What makes a service trust this issuer. */
    public static Map<String, String> properties() {
        return Map.of("pcmt.security.issuer", ISSUER, "pcmt.security.jwks", ISSUER + "/oauth2/jwks");
    }

    /** A valid token; the value of the header {@code Authorization} is {@code "Bearer " + token}. */
    public static String of(String user, String unitKey, OfficerRole... roles) {
        return sign(KEY, claims(user, unitKey, roles).build());
    }

    /** A valid header value. */
    public static String bearer(String user, String unitKey, OfficerRole... roles) {
        return "Bearer " + of(user, unitKey, roles);
    }

    /** A valid token that expires after some time, to the second. */
    public static String expiringIn(Duration life, String user, String unitKey, OfficerRole... roles) {
        return sign(
                KEY,
                claims(user, unitKey, roles)
                        .expirationTime(Date.from(Instant.now().plus(life)))
                        .build());
    }

    public static String expired(String user, String unitKey, OfficerRole... roles) {
        Instant past = Instant.now().minus(Duration.ofHours(2));
        return sign(
                KEY,
                claims(user, unitKey, roles)
                        .issueTime(Date.from(past))
                        .expirationTime(Date.from(past.plus(Duration.ofHours(1))))
                        .build());
    }

    /** Signed with a key that the issuer does not have, under the id of one that it has. */
    public static String wrongSignature(String user, String unitKey, OfficerRole... roles) {
        return sign(FOREIGN_KEY, claims(user, unitKey, roles).build());
    }

    public static String wrongIssuer(String user, String unitKey, OfficerRole... roles) {
        return sign(
                KEY, claims(user, unitKey, roles).issuer("http://127.0.0.1:1").build());
    }

    public static String wrongAudience(String user, String unitKey, OfficerRole... roles) {
        return sign(
                KEY, claims(user, unitKey, roles).audience(List.of("another")).build());
    }

    private static JWTClaimsSet.Builder claims(String user, String unitKey, OfficerRole... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("pcmt"))
                .subject(user)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("preferred_username", user)
                .claim("name", "Cán bộ thử " + user)
                .claim("roles", Arrays.stream(roles).map(Enum::name).toList())
                .claim("unit", unitKey);
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String serve() {
        try {
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            Thread daemon = new Thread(server::start, "test-issuer");
            daemon.setDaemon(true);
            daemon.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
