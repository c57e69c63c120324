package vn.pcmt.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityTest {

    private static final String ISSUER = "http://127.0.0.1:8084";
    private static final String CONSOLE = "http://127.0.0.1:8080";
    private static final String VERIFIER = "a-verifier-that-only-the-console-knows-0123456789";

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext identity;
    private static URI base;
    private static InstallationSecrets secrets;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @BeforeAll
    static void start() {
        identity = start(data);
        base = URI.create("http://127.0.0.1:" + port(identity));
        secrets = InstallationSecrets.in(data.resolve("identity"));
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return IdentityApplication.application()
                .properties(Map.of("PCMT_DATA", folder.toString(), "PCMT_IDENTITY_PORT", "0", "PCMT_SAMPLE", "true"))
                .run();
    }

    private static int port(ConfigurableApplicationContext context) {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Test
    void aMachineClientGetsATokenThatNamesItsUnitAndRole() throws Exception {
        SignedJWT token = SignedJWT.parse(accessToken("unit-18859", secrets.clientSecret("unit-18859")));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("pcmt");
        assertThat(claims.getSubject()).isEqualTo("unit-18859");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("bc-18859");
        assertThat(claims.getStringClaim("name")).isEqualTo("Cán bộ báo cáo, Phường Đồng Thuận");
        assertThat(claims.getStringClaim("unit")).isEqualTo("18859@2025-07-01");
        assertThat(claims.getStringListClaim("roles")).containsExactly("COMMUNE_REPORTER");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
        var keys = JWKSet.parse(get("/oauth2/jwks").body());
        assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())))
                .isTrue();
    }

    @Test
    void theHeadOfACommuneHasAMachineClientToo() throws Exception {
        var claims = SignedJWT.parse(accessToken("head-18859", secrets.clientSecret("head-18859")))
                .getJWTClaimsSet();
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("ct-18859");
        assertThat(claims.getStringListClaim("roles")).containsExactly("COMMUNE_HEAD");
        assertThat(claims.getStringClaim("unit")).isEqualTo("18859@2025-07-01");
    }

    @Test
    void everyRoleOfTheProvinceHasAMachineClient() throws Exception {
        for (String role : List.of("REVIEWER", "LEADER", "OFFICER", "ADMIN", "AUDITOR")) {
            String client = "role-" + role.toLowerCase(java.util.Locale.ROOT);
            var claims = SignedJWT.parse(accessToken(client, secrets.clientSecret(client)))
                    .getJWTClaimsSet();
            assertThat(claims.getStringListClaim("roles")).containsExactly(role);
            assertThat(claims.getStringClaim("unit")).isEqualTo("44@2025-07-01");
        }
    }

    @Test
    void refusesAWrongClientSecret() throws Exception {
        var answer = token("unit-18859", "wrong", "grant_type=client_credentials");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void aMachineClientMayNotUseTheConsolesGrant() throws Exception {
        var answer = token(
                "unit-18859",
                secrets.clientSecret("unit-18859"),
                "grant_type=authorization_code&code=x&redirect_uri=" + CONSOLE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void theDiscoveryDocumentNamesTheEndpoints() throws Exception {
        JsonNode document = json(get("/.well-known/openid-configuration"));

        assertThat(document.path("issuer").asString()).isEqualTo(ISSUER);
        assertThat(document.path("authorization_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/authorize");
        assertThat(document.path("token_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/token");
        assertThat(document.path("jwks_uri").asString()).isEqualTo(ISSUER + "/oauth2/jwks");
        assertThat(document.path("end_session_endpoint").asString()).isEqualTo(ISSUER + "/connect/logout");
    }

    @Test
    void aPersonLogsInByCodeAndPkceRefreshesAndLogsOut() throws Exception {
        String code = codeFor("bc-18859");
        JsonNode tokens = json(exchange(code, VERIFIER));

        var access = SignedJWT.parse(tokens.path("access_token").asString()).getJWTClaimsSet();
        assertThat(access.getAudience()).containsExactly("pcmt");
        assertThat(access.getStringClaim("preferred_username")).isEqualTo("bc-18859");
        assertThat(access.getStringListClaim("roles")).containsExactly("COMMUNE_REPORTER");
        var idToken = SignedJWT.parse(tokens.path("id_token").asString()).getJWTClaimsSet();
        assertThat(idToken.getAudience()).containsExactly("console");
        assertThat(idToken.getStringClaim("name")).isEqualTo("Cán bộ báo cáo, Phường Đồng Thuận");
        assertThat(idToken.getStringClaim("unit")).isEqualTo("18859@2025-07-01");

        var refreshed = token(
                "console",
                secrets.clientSecret("console"),
                "grant_type=refresh_token&refresh_token="
                        + tokens.path("refresh_token").asString());
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).path("refresh_token").asString())
                .isNotEqualTo(tokens.path("refresh_token").asString());

        var loggedOut = get("/connect/logout?id_token_hint="
                + json(refreshed).path("id_token").asString() + "&post_logout_redirect_uri=" + encoded(CONSOLE + "/"));
        assertThat(location(loggedOut)).isEqualTo(CONSOLE + "/");
        assertThat(location(authorize(challengeOf(VERIFIER)))).endsWith("/dang-nhap");
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        var answer = exchange(codeFor("lanhdao"), "another-verifier-that-somebody-made-up-012345");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void theConsoleMustUsePkce() throws Exception {
        logIn("duyet", secrets.demoPassword());

        String refusal = location(authorize(""));
        assertThat(refusal).startsWith(CONSOLE + "/login/oauth2/code/pcmt?error=invalid_request");
    }

    @Test
    void anotherRedirectAddressIsRefusedWithoutRedirecting() throws Exception {
        var answer = get("/oauth2/authorize?response_type=code&client_id=console&scope=openid&redirect_uri="
                + encoded("http://127.0.0.1:9/thief") + challengeOf(VERIFIER));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aLogoutWithAnUnknownHintStillEndsTheSession() throws Exception {
        logIn("canbo", secrets.demoPassword());

        var answer = get("/connect/logout?id_token_hint=unknown");

        assertThat(location(answer)).endsWith("/dang-nhap?da-ra");
        assertThat(location(authorize(challengeOf(VERIFIER)))).endsWith("/dang-nhap");
    }

    @Test
    void wrongPasswordsAreCountedAndThenLockTheAccount() throws Exception {
        for (int remaining = 4; remaining >= 1; remaining--) {
            logIn("kiemtra", "wrong");
            assertThat(get("/dang-nhap?loi").body())
                    .contains("Còn " + remaining + " lần thử trước khi tạm khóa 15 phút");
        }
        logIn("kiemtra", "wrong");
        assertThat(get("/dang-nhap?loi").body()).contains("Tài khoản đang tạm khóa");

        logIn("kiemtra", secrets.demoPassword());
        assertThat(get("/dang-nhap?loi").body()).contains("Tài khoản đang tạm khóa");
        assertThat(location(authorize(challengeOf(VERIFIER)))).endsWith("/dang-nhap");
    }

    @Test
    void theLoginPageSpeaksVietnameseAndEnglishAndAllowsNoForeignContent() throws Exception {
        var vietnamese = get("/dang-nhap");
        assertThat(vietnamese.body()).contains("<html lang=\"vi\"", "DỮ LIỆU MẪU", "Mật khẩu");
        assertThat(vietnamese.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' " + CONSOLE);
        assertThat(vietnamese.body()).doesNotContain("style=\"", "<script", "<style");

        var english = browser.send(
                HttpRequest.newBuilder(base.resolve("/dang-nhap"))
                        .header("Accept-Language", "en-GB")
                        .build(),
                BodyHandlers.ofString());
        assertThat(english.body()).contains("<html lang=\"en\"", "User name");
        assertThat(get("/identity/login.css").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() throws Exception {
        var answer = post("/dang-nhap", "username=duyet&password=" + secrets.demoPassword());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void keepsItsKeyAndSecretsForItselfAndAcrossStarts() throws Exception {
        Path folder = data.resolve("identity");
        for (String file : List.of("signing-key.json", "secrets.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        try (var second = start(data)) {
            var keys = browser.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(second) + "/oauth2/jwks"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(keys.body()).isEqualTo(get("/oauth2/jwks").body());
        }
    }

    private String codeFor(String userName) throws Exception {
        assertThat(location(authorize(challengeOf(VERIFIER)))).endsWith("/dang-nhap");
        var answer = logIn(userName, secrets.demoPassword());
        assertThat(answer.statusCode()).isEqualTo(302);
        String back = location(authorize(challengeOf(VERIFIER)));
        assertThat(back).startsWith(CONSOLE + "/login/oauth2/code/pcmt?code=");
        return query(back).get("code");
    }

    private HttpResponse<String> logIn(String userName, String password) throws Exception {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get("/dang-nhap").body());
        assertThat(csrf.find()).isTrue();
        return post(
                "/dang-nhap",
                "username=" + encoded(userName) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(csrf.group(1)));
    }

    private HttpResponse<String> authorize(String challenge) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(base.resolve("/oauth2/authorize?response_type=code&client_id=console&state=s1"
                                + "&scope=openid%20profile&redirect_uri="
                                + encoded(CONSOLE + "/login/oauth2/code/pcmt") + challenge))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String challengeOf(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
        return "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return token(
                "console",
                secrets.clientSecret("console"),
                "grant_type=authorization_code&code=" + encoded(code) + "&code_verifier=" + verifier + "&redirect_uri="
                        + encoded(CONSOLE + "/login/oauth2/code/pcmt"));
    }

    private String accessToken(String client, String secret) throws Exception {
        var answer = token(client, secret, "grant_type=client_credentials");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("access_token").asString();
    }

    private HttpResponse<String> token(String client, String secret, String form) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        return browser.send(
                HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("none, but status " + answer.statusCode());
    }

    private static Map<String, String> query(String address) {
        return List.of(URI.create(address).getRawQuery().split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
