package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.standalone.identity.LoginVisitor;

/** The identity part as it is started for production: everything secret there is, against everything it wrote. */
class SecretsStayOutOfLogsTest {

    private static final String OWN = "một con suối chảy qua bản";
    private static final String MISTYPED = "một con suối chảy qua bảng";

    @TempDir
    Path folder;

    @Test
    void nothingSecretIsLoggedByStartsLoginsTokensAndRefusals() throws Exception {
        StackSettings settings = StackSettings.in(folder).onRandomPorts();
        Path output = folder.resolveSibling(folder.getFileName() + ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Standalone.class.getName(),
                        "--data",
                        folder.toString(),
                        "--only",
                        "identity",
                        "--no-sample",
                        "--ports",
                        "identity=" + settings.port(Part.IDENTITY),
                        "--set",
                        "PCMT_ONE_TIME_CODES=true")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var secrets = new ArrayList<String>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI identity = URI.create("http://127.0.0.1:" + settings.port(Part.IDENTITY));
            var readiness = new Readiness(http, settings);
            await().atMost(Duration.ofMinutes(2)).until(() -> readiness.isReady(Part.IDENTITY));
            String first = shownOnce(output);
            var visitor = new LoginVisitor(identity, URI.create("http://127.0.0.1:8080"));
            visitor.goToTheConsole();
            visitor.logIn("quantri", MISTYPED);
            visitor.logIn("quantri", first);
            visitor.changePassword(first, OWN);
            String key = LoginVisitor.shown(visitor.get("/ma-mot-lan"), "key").replace(" ", "");
            visitor.giveCode("000000");
            visitor.giveCode(code(key));
            assertThat(visitor.goToTheConsole()).contains("code=");
            String given = LoginVisitor.shown(
                    visitor.submit("/tai-khoan", "/tai-khoan", java.util.Map.of("userName", "duyet")), "password");
            Properties clients = properties("identity/secrets.properties");
            String token = token(http, identity, clients.getProperty("client.role-admin"));
            token(http, identity, "wrong-secret-of-a-client");

            clients.stringPropertyNames().forEach(name -> secrets.add(clients.getProperty(name)));
            secrets.addAll(List.of(OWN, MISTYPED, key, given, token, "wrong-secret-of-a-client"));
            secrets.addAll(partsOfTheSigningKey());
            assertThat(Files.readString(output)).contains(first).doesNotContain(secrets);
            secrets.add(first);
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }

        assertThat(Files.readString(folder.resolve("logs/identity.log")))
                .contains("quantri changed the own password", "quantri gave duyet a new password")
                .doesNotContain(secrets);
    }

    private static String shownOnce(Path output) throws IOException {
        Matcher line = Pattern.compile("mật khẩu ([a-z0-9-]{14}) ").matcher(Files.readString(output));
        assertThat(line.find()).as(Files.readString(output)).isTrue();
        return line.group(1);
    }

    private static String token(HttpClient http, URI identity, String secret) throws Exception {
        var request = HttpRequest.newBuilder(identity.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=role-admin&client_secret=" + secret))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asString("");
    }

    private Properties properties(String file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(folder.resolve(file))));
        return properties;
    }

    private List<String> partsOfTheSigningKey() throws Exception {
        RSAKey key = JWKSet.load(folder.resolve("identity/signing-key.json").toFile())
                .getKeys()
                .getFirst()
                .toRSAKey();
        return List.of(
                key.getPrivateExponent().toString(),
                key.getFirstPrimeFactor().toString(),
                key.getSecondPrimeFactor().toString());
    }

    private static String code(String key) throws Exception {
        var generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm()), Instant.now());
    }
}
