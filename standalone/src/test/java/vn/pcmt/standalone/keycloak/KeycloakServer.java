package vn.pcmt.standalone.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak in a process of its own, on the loopback address, with a store that begins empty. */
final class KeycloakServer implements AutoCloseable {

    static final String CONSOLE_SECRET = "a secret that only this run knows";

    private static final String REALM = "pcmt";
    private static final String ADMINISTRATOR = "boot";
    private static final String PASSWORD = "known to this run alone";
    private static final Duration START = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private KeycloakServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Imports the realm as it stands, and returns when it answers.
     *
     * @param home where the distribution was unpacked
     * @param log what it says
     */
    static KeycloakServer start(Path home, Path realm, int port, URI console, Path log) throws IOException {
        Path data = home.resolve("data");
        FileSystemUtils.deleteRecursively(data.resolve("h2"));
        Files.createDirectories(data.resolve("import"));
        Files.copy(realm, data.resolve("import").resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder command = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        // Newer Java lets it reset the variables of its threads only when it is told to.
                        "JAVA_OPTS_APPEND",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD,
                        "PCMT_CONSOLE_SECRET",
                        CONSOLE_SECRET,
                        "PCMT_CONSOLE_URL",
                        console.toString()));
        KeycloakServer server = new KeycloakServer(command.start(), URI.create("http://127.0.0.1:" + port));
        try {
            await("Keycloak, which says why in " + log)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast("Keycloak ended; it says why in " + log, () -> !server.process.isAlive())
                    .until(server::answers);
            return server;
        } catch (RuntimeException notThere) {
            server.close();
            throw notThere;
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            return send(HttpRequest.newBuilder(of("/.well-known/openid-configuration")))
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** What tokens name as their issuer. */
    URI issuer() {
        return of("");
    }

    /** An address of OpenID Connect, such as {@code token}. */
    URI protocol(String what) {
        return of("/protocol/openid-connect/" + what);
    }

    private URI of(String path) {
        return address.resolve("/realms/" + REALM + path);
    }

    /** The realm as it is now. */
    JsonNode realm() throws IOException, InterruptedException {
        return ask("GET", "", null);
    }

    /** A token of a machine client, with the secret that Keycloak made for it. */
    String tokenOf(String client) throws IOException, InterruptedException {
        String secret = ask("GET", "/clients/" + id("/clients?clientId=", client) + "/client-secret", null)
                .path("value")
                .asString();
        HttpResponse<String> answer = form(
                protocol("token"),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    /** A machine client with a role and a unit as the operator's page tells to make one. */
    void addMachine(String client, List<String> scopes, String unit, String role)
            throws IOException, InterruptedException {
        ask(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        client,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "defaultClientScopes",
                        scopes));
        JsonNode account = ask("GET", "/clients/" + id("/clients?clientId=", client) + "/service-account-user", null);
        String user = account.path("id").asString();
        ask(
                "PUT",
                "/users/" + user,
                Map.of(
                        "username",
                        account.path("username").asString(),
                        "enabled",
                        true,
                        "attributes",
                        Map.of("unit", List.of(unit))));
        give(user, role);
    }

    void addPerson(String name, String password, String unit, String role) throws IOException, InterruptedException {
        ask(
                "POST",
                "/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "firstName",
                        "Cán bộ",
                        "lastName",
                        name,
                        "attributes",
                        Map.of("unit", List.of(unit)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false))));
        give(id("/users?exact=true&username=", name), role);
    }

    private void give(String user, String role) throws IOException, InterruptedException {
        JsonNode known = ask("GET", "/roles/" + role, null);
        ask("POST", "/users/" + user + "/role-mappings/realm", List.of(known));
    }

    private String id(String query, String name) throws IOException, InterruptedException {
        return ask("GET", query + URLEncoder.encode(name, UTF_8), null)
                .path(0)
                .path("id")
                .asString();
    }

    /** @throws AssertionError unless the administrator's command succeeds */
    private JsonNode ask(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/admin/realms/" + REALM + path))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty()
                ? JsonMapper.shared().missingNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    private String administrator() throws IOException, InterruptedException {
        HttpResponse<String> answer = form(
                address.resolve("/realms/master/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMINISTRATOR,
                        "password",
                        PASSWORD));
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> form(URI to, Map<String, String> fields) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
        // The script is only the parent of what it started.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
