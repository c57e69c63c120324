package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;

/** The service as its clients see it: sends commands with their headers, reads what comes back. */
public final class PlanApi {
    public static final String PROVINCE = "44@2025-07-01";
    public static final String LEADER_TOKEN = TestTokens.bearer("lanhdao", PROVINCE, LEADER);
    public static final String ADMIN_TOKEN = TestTokens.bearer("quantri", PROVINCE, ADMIN);
    public static final String REPORTER_TOKEN = TestTokens.bearer("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);

    private final MockMvcTester http;

    public PlanApi(MockMvcTester http) {
        this.http = http;
    }

    public MvcTestResult get(String path, String token) {
        return http.get().uri("/api/v1" + path).header(AUTHORIZATION, token).exchange();
    }

    public MvcTestResult post(String path, String token, @Nullable String version, String body) {
        return post(path, token, version, UUID.randomUUID().toString(), body);
    }

    public MvcTestResult post(String path, String token, @Nullable String version, String key, String body) {
        var request = http.post()
                .uri("/api/v1" + path)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json(body));
        return (version == null ? request : request.header(IF_MATCH, version)).exchange();
    }

    public MvcTestResult put(String path, String token, String version, String body) {
        return http.put()
                .uri("/api/v1" + path)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(IF_MATCH, version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json(body))
                .exchange();
    }

    /** A draft's id. */
    public String draft(String plan) {
        MvcTestResult created = post("/plans", LEADER_TOKEN, null, plan);
        assertThat(created).hasStatus(201);
        return json(created).get("id").asString();
    }

    /** The id of a plan in force. */
    public String issued(String plan) {
        String id = draft(plan);
        assertThat(issue(id)).hasStatus(200);
        return id;
    }

    public MvcTestResult issue(String id) {
        return post("/plans/" + id + "/issue", LEADER_TOKEN, tag("/plans/" + id), "");
    }

    /** The entity tag of what is at a path. */
    public String tag(String path) {
        String tag = get(path, LEADER_TOKEN).getResponse().getHeader(ETAG);
        assertThat(tag).isNotNull();
        return tag;
    }

    public JsonNode read(String path, String token) {
        MvcTestResult read = get(path, token);
        assertThat(read).hasStatus(200);
        return json(read);
    }

    public static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    /** Tests write JSON with single quotes. */
    private static String json(String body) {
        return body.replace('\'', '"');
    }

    public static void assertRefused(MvcTestResult result, int status, String code, String... fields) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = json(result);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        Stream<String> errors = problem.path("errors").values().stream()
                .map(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString());
        assertThat(errors).containsExactly(fields);
        assertThat(problem.path("errors").values())
                .allSatisfy(error ->
                        assertThat(error.get("message").asString()).isNotBlank().doesNotStartWith("field."));
    }
}
