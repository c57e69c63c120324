package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.identity.LoginVisitor.location;
import static vn.pcmt.standalone.identity.LoginVisitor.shown;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** An installation without demo accounts, with one-time codes. */
class LoginStepsTest {

    private static final URI CONSOLE = URI.create("http://127.0.0.1:8080");
    private static final String OWN = "một con suối chảy qua bản";

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext identity;
    private static URI base;
    private static String firstPassword;

    private final LoginVisitor visitor = new LoginVisitor(base, CONSOLE);

    @BeforeAll
    static void start() {
        Path folder = data.resolve("identity");
        firstPassword = Credentials.firstAdministrator(folder).orElseThrow().getValue();
        assertThat(Credentials.firstAdministrator(folder)).isEmpty();
        identity = IdentityApplication.application()
                .properties(Map.of(
                        "PCMT_DATA",
                        data.toString(),
                        "PCMT_IDENTITY_PORT",
                        "0",
                        "PCMT_DEMO_ACCOUNTS",
                        "false",
                        "PCMT_ONE_TIME_CODES",
                        "true"))
                .run();
        base = URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) identity).getWebServer().getPort());
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void theFirstAdministratorChoosesAPasswordSetsUpCodesAndOpensTheOtherAccounts() throws Exception {
        assertThat(visitor.goToTheConsole()).endsWith("/dang-nhap");
        visitor.logIn("quantri", firstPassword);
        assertThat(visitor.goToTheConsole()).endsWith("/mat-khau");
        assertThat(location(visitor.get("/tai-khoan"))).endsWith("/mat-khau");

        assertThat(visitor.changePassword(firstPassword, "ngắn").body()).contains("Mật khẩu mới quá ngắn");
        assertThat(visitor.changePassword(firstPassword, firstPassword).body()).contains("trùng với mật khẩu hiện tại");
        visitor.changePassword(firstPassword, OWN);
        assertThat(visitor.goToTheConsole()).endsWith("/ma-mot-lan");

        String key = shown(visitor.get("/ma-mot-lan"), "key").replace(" ", "");
        assertThat(visitor.giveCode("000000").body()).contains("Còn 4 lần thử");
        Instant now = Instant.now();
        visitor.giveCode(code(key, now));
        assertThat(visitor.goToTheConsole()).startsWith(CONSOLE + "/login/oauth2/code/pcmt?code=");

        var again = new LoginVisitor(base, CONSOLE);
        again.logIn("quantri", OWN);
        assertThat(again.goToTheConsole()).endsWith("/ma-mot-lan");
        assertThat(again.get("/ma-mot-lan").body()).doesNotContain(key, "id=\"key\"");
        assertThat(again.giveCode(code(key, now)).body()).contains("Mã chưa đúng hoặc đã dùng");
        again.giveCode(code(key, now.plus(Duration.ofSeconds(30))));
        assertThat(again.goToTheConsole()).startsWith(CONSOLE + "/login/oauth2/code/pcmt?code=");

        String given = shown(visitor.submit("/tai-khoan", "/tai-khoan", Map.of("userName", "bc-18859")), "password");
        var reporter = new LoginVisitor(base, CONSOLE);
        reporter.logIn("bc-18859", given);
        assertThat(reporter.goToTheConsole()).endsWith("/mat-khau");
        reporter.changePassword(given, OWN);
        assertThat(reporter.goToTheConsole()).startsWith(CONSOLE + "/login/oauth2/code/pcmt?code=");
        assertThat(reporter.get("/tai-khoan").statusCode()).isEqualTo(403);

        assertAnOldTokenOutlivesANewKey();
        assertThatNothingOfItLies(key, given);
    }

    @Test
    void theDemoPasswordOpensNothingWithoutDemoAccounts() throws Exception {
        String demo = InstallationSecrets.in(data.resolve("identity")).demoPassword();

        assertThat(location(visitor.logIn("lanhdao", demo))).endsWith("/dang-nhap?loi");
        assertThat(visitor.goToTheConsole()).endsWith("/dang-nhap");
    }

    private void assertAnOldTokenOutlivesANewKey() throws Exception {
        SignedJWT old = SignedJWT.parse(token());
        var answer = visitor.submit("/tai-khoan", "/tai-khoan/khoa-ky", new LinkedHashMap<>());
        assertThat(answer.body()).contains("Đã thay khóa ký");

        SignedJWT young = SignedJWT.parse(token());
        JWKSet keys = JWKSet.parse(visitor.get("/oauth2/jwks").body());
        assertThat(young.getHeader().getKeyID()).isNotEqualTo(old.getHeader().getKeyID());
        for (SignedJWT token : new SignedJWT[] {old, young}) {
            JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        }
    }

    private static String token() throws Exception {
        String secret = InstallationSecrets.in(data.resolve("identity")).clientSecret("unit-18859");
        var request = HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=unit-18859&client_secret=" + secret))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body).path("access_token").asString();
        }
    }

    /** Passwords lie as hashes, in a file of the owner. */
    private static void assertThatNothingOfItLies(String key, String given) throws Exception {
        Path file = data.resolve("identity/credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains(key, "$2a$").doesNotContain(OWN, given, firstPassword);
    }

    private static String code(String key, Instant at) throws Exception {
        var generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm()), at);
    }
}
