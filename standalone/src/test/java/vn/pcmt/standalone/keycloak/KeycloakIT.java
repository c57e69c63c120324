package vn.pcmt.standalone.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.FlowEngine;
import vn.pcmt.standalone.flow.Http;
import vn.pcmt.standalone.keycloak.KeycloakVisitor.Page;

/**
 * The whole system with Keycloak as its identity provider, which is the distribution itself in a process of its own. Run
 * with {@code -Pkeycloak}: the distribution is a large download.
 */
@Tag("keycloak")
class KeycloakIT {

    private static final Path REALM = Path.of("..", "deploy", "keycloak", "realm.json");
    private static final List<Part> SERVICES = List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION);
    private static final String PASSWORD = "mùa xuân ở Khe Sanh";
    private static final String PROVINCE = "44@2025-07-01";
    private static final String COMMUNE = "19429@2025-07-01";
    private static final Duration STEP = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static KeycloakServer keycloak;
    private static EmbeddedStack stack;
    private static final Http HTTP = new Http();

    @BeforeAll
    static void bothRun() throws Exception {
        StackSettings settings = FlowEngine.settings(folder.resolve("data"));
        // The port of the part that Keycloak stands in for.
        int port = settings.port(Part.IDENTITY);
        URI console = URI.create("http://127.0.0.1:" + settings.port(Part.CONSOLE));
        keycloak = KeycloakServer.start(
                Path.of(System.getProperty("keycloak.home")), REALM, port, console, folder.resolve("keycloak.log"));
        EnumSet<Part> parts = EnumSet.copyOf(settings.parts());
        parts.remove(Part.IDENTITY);
        settings = settings.only(parts.toArray(Part[]::new));
        for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION, Part.CONSOLE)) {
            settings = settings.with(part, "PCMT_ISSUER", keycloak.issuer().toString())
                    .with(part, "PCMT_JWKS", keycloak.protocol("certs").toString());
        }
        stack = EmbeddedStack.start(settings.with(Part.CONSOLE, "PCMT_CONSOLE_SECRET", KeycloakServer.CONSOLE_SECRET)
                .with(
                        Part.CONSOLE,
                        "PCMT_AUTHORIZATION_URI",
                        keycloak.protocol("auth").toString())
                .with(Part.CONSOLE, "PCMT_TOKEN_URI", keycloak.protocol("token").toString())
                .with(
                        Part.CONSOLE,
                        "PCMT_LOGOUT_URI",
                        keycloak.protocol("logout").toString()));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        HTTP.close();
    }

    @Test
    void theRealmIsImportedAsItStands() throws Exception {
        JsonNode written = JsonMapper.shared().readTree(REALM.toFile());
        JsonNode imported = keycloak.realm();

        assertThat(written.properties().stream()
                        .filter(setting -> setting.getValue().isValueNode())
                        .filter(setting -> !setting.getValue().equals(imported.get(setting.getKey()))))
                .isEmpty();
        assertThat(imported.path("bruteForceProtected").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "role-reviewer, REVIEWER, 403",
        "role-leader, LEADER, 403",
        "role-officer, OFFICER, 403",
        "role-admin, ADMIN, 200",
        "role-auditor, AUDITOR, 200",
        "unit-44, COMMUNE_REPORTER, 403",
        "head-44, COMMUNE_HEAD, 403"
    })
    void theTokenOfEveryRoleIsAcceptedByEveryServiceAsThatRoleOfThatUnit(String client, String role, int audit)
            throws Exception {
        String token = keycloak.tokenOf(client);

        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringClaim("unit")).isEqualTo(PROVINCE);
        assertThat(claims.getStringListClaim("roles")).contains(role);
        assertThat(claims.getAudience()).contains("pcmt");
        for (Part service : SERVICES) {
            assertThat(status(service, "/api/v1/audit?size=1", token))
                    .as("%s reads the audit log of %s", client, service)
                    .isEqualTo(audit);
        }
    }

    @Test
    void aMachineOfACommuneSpeaksForItsUnitAndNoOther() throws Exception {
        keycloak.addMachine("unit-19429", List.of("pcmt"), COMMUNE, "COMMUNE_REPORTER");
        String token = keycloak.tokenOf("unit-19429");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("unit"))
                .isEqualTo(COMMUNE);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(status(Part.REPORT, "/api/v1/reports?unit=" + COMMUNE, token))
                        .isEqualTo(200));
        // Until the service has heard of that unit there is none.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(status(Part.REPORT, "/api/v1/reports?unit=18859@2025-07-01", token))
                        .isEqualTo(403));
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedByEveryService() throws Exception {
        keycloak.addMachine("another-system", List.of(), PROVINCE, "ADMIN");
        String token = keycloak.tokenOf("another-system");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).doesNotContain("pcmt");
        for (Part service : SERVICES) {
            assertThat(status(service, "/api/v1/audit?size=1", token))
                    .as(service.label())
                    .isEqualTo(401);
        }
    }

    @Test
    void aReporterLogsInToTheConsoleWithHisPassword() throws Exception {
        keycloak.addPerson("bc-19429", PASSWORD, COMMUNE, "COMMUNE_REPORTER");
        try (KeycloakVisitor visitor = new KeycloakVisitor()) {
            Page login = visitor.open(stack.url(Part.CONSOLE));
            assertThat(login.at().getPort())
                    .as("sent to Keycloak")
                    .isEqualTo(keycloak.issuer().getPort());

            Page home = visitor.submit(login, password("bc-19429"));

            assertThat(isAtTheConsole(home)).as(home.text()).isTrue();
            assertThat(home.text()).contains("Cán bộ bc-19429");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEADER", "REVIEWER", "ADMIN"})
    void whoeverDecidesGivesACodeOfHisTelephoneToo(String role) throws Exception {
        String name = "otp-" + role.toLowerCase(java.util.Locale.ROOT);
        keycloak.addPerson(name, PASSWORD, PROVINCE, role);
        String secret;
        try (KeycloakVisitor first = new KeycloakVisitor()) {
            Page setUp = first.submit(first.open(stack.url(Part.CONSOLE)), password(name));
            assertThat(isAtTheConsole(setUp)).as("let in with a password alone").isFalse();
            secret = setUp.field("totpSecret");
            Page home = first.submit(
                    setUp,
                    Map.of("totp", code(secret, Instant.now()), "totpSecret", secret, "userLabel", "điện thoại"));
            assertThat(isAtTheConsole(home)).as(home.text()).isTrue();
        }
        try (KeycloakVisitor again = new KeycloakVisitor()) {
            Page asked = again.submit(again.open(stack.url(Part.CONSOLE)), password(name));
            assertThat(asked.asksFor("otp")).as(asked.text()).isTrue();
            Instant now = Instant.now();
            String right = code(secret, now.plus(STEP));
            String wrong = right.equals("000000") ? "000001" : "000000";
            Page refused = again.submit(asked, Map.of("otp", wrong));
            assertThat(isAtTheConsole(refused)).isFalse();
            Page home = again.submit(
                    refused, Map.of("otp", code(secret, Instant.now().plus(STEP))));
            assertThat(isAtTheConsole(home)).as(home.text()).isTrue();
        }
    }

    @Test
    void fiveWrongPasswordsLockAnAccountForTheRightOneToo() throws Exception {
        keycloak.addPerson("bc-bi-do", PASSWORD, COMMUNE, "COMMUNE_REPORTER");
        try (KeycloakVisitor guesser = new KeycloakVisitor()) {
            Page page = guesser.open(stack.url(Part.CONSOLE));
            for (int guess = 0; guess < 5; guess++) {
                page = guesser.submit(page, Map.of("username", "bc-bi-do", "password", "doan mat khau " + guess));
            }
            Page refused = guesser.submit(page, password("bc-bi-do"));

            assertThat(isAtTheConsole(refused)).isFalse();
            assertThat(refused.asksFor("password")).isTrue();
        }
    }

    private static Map<String, String> password(String name) {
        return Map.of("username", name, "password", PASSWORD);
    }

    private static boolean isAtTheConsole(Page page) {
        return page.at().getPort() == stack.url(Part.CONSOLE).getPort() && page.status() == 200;
    }

    private static int status(Part service, String path, String token) throws Exception {
        return HTTP.get(stack.url(service).resolve(path), token).status();
    }

    private static String code(String secret, Instant at) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"), at);
    }
}
