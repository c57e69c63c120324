package vn.pcmt.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;

/** A service set to TLS, with what is for the operator at a port of its own. */
@SpringBootTest(
        classes = FlowApplication.class,
        properties = {
            "spring.config.name=kit-flow",
            "spring.cloud.stream.bindings.officerEvents-in-0.group=kit-transport",
            "pcmt.events.groups=kit-transport",
            "management.server.port=0"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {StoreUnderTest.class, BrokerUnderTest.class, TestTokens.class})
@DirtiesContext
@EngineSuite
class TransportIT {
    private static final String SECRET = "only-for-this-test";

    @TempDir
    private static Path folder;

    private static HttpClient trusting;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void tls(DynamicPropertyRegistry properties) {
        properties.add("server.ssl.key-store", () -> keys().toString());
        properties.add("server.ssl.key-store-password", () -> SECRET);
    }

    @BeforeAll
    static void trust() throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys())) {
            known.load(in, SECRET.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        trusting = HttpClient.newBuilder().sslContext(tls).build();
    }

    @Test
    void speaksTlsOnlyAndTellsBrowsersToKeepToIt() throws Exception {
        HttpResponse<String> answer = send("https", port, "/api/v1/me");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "includeSubDomains"));
        assertThat(send("http", port, "/api/v1/me").statusCode()).isEqualTo(400);
    }

    @Test
    void healthAndFiguresAreAtTheOperatorsPortAndNothingElse() throws Exception {
        assertThat(send("https", managementPort, "/actuator/health").statusCode())
                .isEqualTo(200);
        assertThat(send("https", managementPort, "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        assertThat(send("https", managementPort, "/actuator/prometheus").statusCode())
                .isEqualTo(200);
        for (String path : new String[] {"/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/api/v1/me"}) {
            assertThat(send("https", managementPort, path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(send("https", port, "/actuator/health").statusCode()).isEqualTo(404);
        assertThat(send("https", port, "/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> send(String scheme, int port, String path) throws Exception {
        return trusting.send(
                HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", TestTokens.bearer("canbo", "44@2025-07-01", OfficerRole.OFFICER))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A key pair of one day, made by the JDK's own tool. */
    private static Path keys() {
        Path keys = folder.resolve("keys.p12");
        if (Files.exists(keys)) {
            return keys;
        }
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "service",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-validity",
                            "1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            SECRET,
                            "-keystore",
                            keys.toString())
                    .inheritIO()
                    .start();
            assertThat(keytool.waitFor()).isZero();
            return keys;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
