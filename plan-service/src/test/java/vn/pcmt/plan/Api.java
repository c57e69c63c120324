package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;

/**
 * The service as one caller meets it over HTTP. Paths begin after {@code /api/v1}; JSON may be written with single quotes.
 * A command gets a key of its own unless one is given.
 */
public final class Api {
    public static final String PROVINCE = "44@2025-07-01";
    private static final MediaType CSV = MediaType.valueOf("text/csv");

    private final MockMvcTester http;
    private final String token;

    private Api(MockMvcTester http, String token) {
        this.http = http;
        this.token = token;
    }

    public static Api as(MockMvcTester http, String user, String unit, OfficerRole... roles) {
        return new Api(http, TestTokens.bearer(user, unit, roles));
    }

    /** A caller with a token of whatever kind. */
    public static Api bearing(MockMvcTester http, String token) {
        return new Api(http, token);
    }

    public static Api leader(MockMvcTester http) {
        return as(http, "lanhdao", PROVINCE, OfficerRole.LEADER);
    }

    public static Api admin(MockMvcTester http) {
        return as(http, "quantri", PROVINCE, OfficerRole.ADMIN);
    }

    /** Who reports for a ward of the province. */
    public static Api reporter(MockMvcTester http) {
        return as(http, "bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER);
    }

    /** The same service, called by somebody else. */
    public Api as(String user, String unit, OfficerRole... roles) {
        return as(http, user, unit, roles);
    }

    public MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, null, null, null);
    }

    public JsonNode read(String path) {
        MvcTestResult result = get(path);
        assertThat(result).hasStatusOk();
        return json(result);
    }

    /** The version of what is at a path. */
    public long version(String path) {
        return version(get(path));
    }

    /** A command that makes something new. */
    public MvcTestResult create(String path, String body) {
        return send(HttpMethod.POST, path, key(), null, body);
    }

    /** The id of what a command made. */
    public String created(String path, String body) {
        MvcTestResult result = create(path, body);
        assertStatus(result, 201);
        return json(result).get("id").asString();
    }

    public MvcTestResult post(String path, long version, String body) {
        return send(HttpMethod.POST, path, key(), version, body);
    }

    /** A command on what is at a path, on the version that this caller reads there. */
    public MvcTestResult act(String path, String command, String body) {
        return post(path + command, version(path), body);
    }

    public MvcTestResult put(String path, long version, String body) {
        return send(HttpMethod.PUT, path, key(), version, body);
    }

    public MvcTestResult delete(String path, long version) {
        return send(HttpMethod.DELETE, path, key(), version, null);
    }

    public MvcTestResult csv(String path, String file) {
        return csv(path, key(), file.getBytes(StandardCharsets.UTF_8));
    }

    public MvcTestResult csv(String path, String key, byte[] file) {
        return send(HttpMethod.POST, path, key, null, file, CSV);
    }

    public MvcTestResult send(
            HttpMethod method, String path, @Nullable String key, @Nullable Long version, @Nullable String body) {
        byte[] content =
                body == null || body.isEmpty() ? null : body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return send(method, path, key, version, content, MediaType.APPLICATION_JSON);
    }

    public MvcTestResult send(
            HttpMethod method,
            String path,
            @Nullable String key,
            @Nullable Long version,
            byte @Nullable [] body,
            MediaType type) {
        var request = http.method(method).uri(URI.create("/api/v1" + path)).header(HttpHeaders.AUTHORIZATION, token);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (version != null) {
            request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        if (body != null) {
            request.contentType(type).content(body);
        }
        return request.exchange();
    }

    /** The id of a plan that was drafted and issued. */
    public String issued(String plan) {
        String id = created("/plans", plan);
        assertThat(issue(id)).hasStatusOk();
        return id;
    }

    public MvcTestResult issue(String plan) {
        return act("/plans/" + plan, "/issue", "");
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    public static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    /** The version in the entity tag of an answer. */
    public static long version(MvcTestResult result) {
        String tag = result.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).matches("\"\\d+\"");
        return Long.parseLong(String.valueOf(tag).replace("\"", ""));
    }

    /** Shows the whole answer if it is another. */
    public static void assertStatus(MvcTestResult result, int status) {
        assertThat(result.getResponse().getStatus())
                .as(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(status);
    }

    public static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).get("code").asString()).isEqualTo(code);
        assertThat(json(result).get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
        fields(result);
    }

    /** @param fields at fault, each as {@code /pointer code} */
    public static void assertRefused(MvcTestResult result, int status, String code, String... fields) {
        assertProblem(result, status, code);
        assertThat(fields(result)).containsExactly(fields);
    }

    /** The fields at fault: {@code /pointer code}. */
    public static List<String> fields(MvcTestResult result) {
        json(result).path("errors").forEach(error -> assertThat(
                        error.get("message").asString())
                .doesNotStartWith("field.")
                .isNotBlank());
        return json(result)
                .path("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .toList();
    }
}
