package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The service as one caller meets it over HTTP. Commands get a new key each, and the version that was read last. */
public final class Api {
    private final MockMvcTester http;
    private final String token;

    private Api(MockMvcTester http, String token) {
        this.http = http;
        this.token = token;
    }

    public static Api as(MockMvcTester http, String user, String unit, OfficerRole... roles) {
        return new Api(http, TestTokens.bearer(user, unit, roles));
    }

    public MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, null, null, null);
    }

    public JsonNode read(String path) {
        MvcTestResult result = get(path);
        assertThat(result).hasStatusOk();
        return json(result);
    }

    /** A command that makes something new. */
    public MvcTestResult create(String path, String body) {
        return send(HttpMethod.POST, path, key(), null, body);
    }

    /** The id of what a command made. */
    public String created(String path, String body) {
        MvcTestResult result = create(path, body);
        assertThat(result).hasStatus(201);
        return json(result).get("id").asString();
    }

    /** A command on something that is read at {@code of} first, by whoever may. */
    public MvcTestResult post(String path, long version, String body) {
        return send(HttpMethod.POST, path, key(), version, body);
    }

    public MvcTestResult put(String path, long version, String body) {
        return send(HttpMethod.PUT, path, key(), version, body);
    }

    public MvcTestResult send(
            HttpMethod method, String path, @Nullable String key, @Nullable Long version, @Nullable String body) {
        return send(
                method,
                path,
                key,
                version,
                body == null ? null : body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                MediaType.APPLICATION_JSON);
    }

    public MvcTestResult send(
            HttpMethod method,
            String path,
            @Nullable String key,
            @Nullable Long version,
            byte @Nullable [] body,
            MediaType type) {
        var request =
                http.method(method).uri(java.net.URI.create("/api/v1" + path)).header(HttpHeaders.AUTHORIZATION, token);
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

    public static String key() {
        return UUID.randomUUID().toString();
    }

    public static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    public static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).get("code").asString()).isEqualTo(code);
        assertThat(json(result).get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
    }

    /** The fields at fault: {@code /pointer code}. */
    public static List<String> fields(MvcTestResult result) {
        json(result).get("errors").values().forEach(error -> assertThat(
                        error.get("message").asString())
                .doesNotStartWith("field."));
        return json(result).get("errors").values().stream()
                .map(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .toList();
    }
}
