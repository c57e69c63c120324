package vn.pcmt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
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

/** Somebody with a token who calls the service. Each command has a key of its own unless one is named. */
public record Person(MockMvcTester http, String id, String bearer) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static Person of(MockMvcTester http, String id, String unitKey, OfficerRole... roles) {
        return new Person(http, id, TestTokens.bearer(id, unitKey, roles));
    }

    public MvcTestResult get(String path) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    public MvcTestResult put(String path, long version, Object body) {
        return send(HttpMethod.PUT, path, version, UUID.randomUUID().toString(), body);
    }

    public MvcTestResult post(String path, long version, @Nullable Object body) {
        return send(HttpMethod.POST, path, version, UUID.randomUUID().toString(), body);
    }

    public MvcTestResult delete(String path, long version) {
        return send(HttpMethod.DELETE, path, version, UUID.randomUUID().toString(), null);
    }

    /** @param body text as it is, anything else as JSON, null for none */
    public MvcTestResult send(HttpMethod method, String path, long version, String key, @Nullable Object body) {
        MockMvcTester.MockMvcRequestBuilder request = http.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .header("Idempotency-Key", key);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(body instanceof String text ? text : JSON.writeValueAsString(body));
        }
        return request.exchange();
    }

    public static JsonNode json(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    /** The number in the entity tag. */
    public static long version(MvcTestResult result) {
        String tag = result.getResponse().getHeader(HttpHeaders.ETAG);
        if (tag == null) {
            throw new AssertionError("no entity tag in " + result);
        }
        return Long.parseLong(tag.replace("\"", ""));
    }

    /** A body of some fields in a form that is otherwise blank. */
    public static Map<String, Object> values(String... codesAndTexts) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            values.put(codesAndTexts[i], codesAndTexts[i + 1]);
        }
        return Map.of("values", values);
    }

    /** The result, once it is clear that it is this refusal. */
    public static MvcTestResult refused(MvcTestResult result, int status, String code) {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.title", path -> path.assertThat().asString().doesNotStartWith("problem."));
        return result;
    }
}
