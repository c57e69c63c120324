package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the service's HTTP interface. */
public record Http(MockMvcTester http, String token) {

    /** The same interface, called by somebody else. */
    public Http as(String other) {
        return new Http(http, other);
    }

    public MvcTestResult get(String uri) {
        return http.get()
                .uri(URI.create(uri))
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange();
    }

    /** With a key of its own. */
    public MvcTestResult post(String uri, String body) {
        return send(HttpMethod.POST, uri, UUID.randomUUID().toString(), null, body);
    }

    /** With a key of its own, on the version given. */
    public MvcTestResult post(String uri, long version, String body) {
        return send(HttpMethod.POST, uri, UUID.randomUUID().toString(), version, body);
    }

    public MvcTestResult put(String uri, long version, String body) {
        return send(HttpMethod.PUT, uri, UUID.randomUUID().toString(), version, body);
    }

    public MvcTestResult delete(String uri, long version) {
        return send(HttpMethod.DELETE, uri, UUID.randomUUID().toString(), version, "");
    }

    public MvcTestResult send(HttpMethod method, String uri, String key, @Nullable Long version, String body) {
        var request = http.method(method)
                .uri(URI.create(uri))
                .header(HttpHeaders.AUTHORIZATION, token)
                .header("Idempotency-Key", key);
        if (version != null) {
            request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }

    /** Sends a CSV file. */
    public MvcTestResult csv(String uri, String key, byte[] file) {
        return http.post()
                .uri(URI.create(uri))
                .header(HttpHeaders.AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.valueOf("text/csv"))
                .content(file)
                .exchange();
    }

    public MvcTestResult csv(String uri, String file) {
        return csv(uri, UUID.randomUUID().toString(), file.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    /** The version in the entity tag of an answer. */
    public static long version(MvcTestResult result) {
        String tag = String.valueOf(result.getResponse().getHeader(HttpHeaders.ETAG));
        return Long.parseLong(tag.replace("\"", ""));
    }

    public static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).get("code").asString()).isEqualTo(code);
        assertThat(json(result).get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
        json(result).path("errors").forEach(error -> assertThat(
                        error.get("message").asString())
                .doesNotStartWith("field.")
                .isNotBlank());
    }
}
