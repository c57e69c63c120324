package vn.pcmt.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;

/** A service whose broker lets in only whom it knows; the account is set as an installation sets it. */
@SpringBootTest(
        classes = FlowApplication.class,
        properties = {
            "spring.config.name=kit-flow",
            "spring.cloud.stream.bindings.officerEvents-in-0.group=kit-guarded",
            "pcmt.events.groups=kit-guarded",
            "PCMT_KAFKA_PROTOCOL=SASL_PLAINTEXT",
            "PCMT_KAFKA_USER=" + GuardedBrokerIT.ACCOUNT,
            "PCMT_KAFKA_PASSWORD=" + GuardedBrokerIT.PASSWORD
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {StoreUnderTest.class, GuardedBrokerIT.Broker.class, TestTokens.class})
@DirtiesContext
@EngineSuite
class GuardedBrokerIT {
    static final String ACCOUNT = "plan-service";
    static final String PASSWORD = "only-for-this-test";
    private static final String ADMIN = TestTokens.bearer("quantri", "44@2025-07-01", OfficerRole.ADMIN);

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private BrokerConnection connection;

    @LocalServerPort
    private int port;

    /** The last to go when the service stops. */
    static final class Broker implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            EmbeddedBroker broker =
                    EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder).withAccounts(Map.of(ACCOUNT, PASSWORD)));
            context.getDefaultListableBeanFactory()
                    .registerDisposableBean("guardedBroker", (DisposableBean) broker::close);
            TestPropertyValues.of("PCMT_KAFKA=" + broker.bootstrapServers()).applyTo(context);
        }
    }

    @Test
    void aServiceWithAnAccountMakesTopicsSendsAndReceives() throws Exception {
        assertThat(send(request("/api/v1/files/guarded-1")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "guarded-key-1")
                                .POST(BodyPublishers.ofString("{\"post\":\"Cán bộ\",\"level\":1}")))
                        .statusCode())
                .isEqualTo(201);

        await().untilAsserted(() ->
                assertThat(send(request("/api/v1/seen/guarded-1")).body()).contains("Cán bộ"));
    }

    @Test
    void whoKnowsNoPasswordIsNotLetIn() {
        String jaas = String.valueOf(connection.properties().get("sasl.jaas.config"));
        try (Admin stranger =
                Admin.create(connection.with(Map.of("sasl.jaas.config", jaas.replace(PASSWORD, "guessed"))))) {
            assertThatThrownBy(() -> stranger.listTopics().names().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        try (Admin nobody = Admin.create(connection.with(Map.of(
                "security.protocol", "PLAINTEXT", "default.api.timeout.ms", 3000, "request.timeout.ms", 2000)))) {
            assertThatThrownBy(() -> nobody.listTopics().names().get(20, TimeUnit.SECONDS))
                    .isNotNull();
        }
        assertThat(connection.toString()).doesNotContain(PASSWORD);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", ADMIN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
