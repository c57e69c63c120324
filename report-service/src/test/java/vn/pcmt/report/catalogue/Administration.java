package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;

/** The catalogue over HTTP, as an administrator or as somebody else. */
public final class Administration {
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final MockMvcTester http;
    private final @Nullable String bearer;

    private Administration(MockMvcTester http, @Nullable String bearer) {
        this.http = http;
        this.bearer = bearer;
    }

    public static Administration by(MockMvcTester http, OfficerRole... roles) {
        return new Administration(http, TestTokens.bearer("quantri", "44@2025-07-01", roles));
    }

    static Administration byNobody(MockMvcTester http) {
        return new Administration(http, null);
    }

    public static String newKey() {
        return "catalogue-" + KEYS.incrementAndGet();
    }

    /** Publishes what must be taken. */
    public void publish(TemplateFile file, int seen) {
        assertThat(publish(file, "\"" + seen + "\"", newKey())).hasStatus(201);
    }

    /** The body of the answer to publishing, or to trying out, whatever it is. */
    public String answer(TemplateFile file, boolean dryRun, int seen) {
        MvcTestResult answer = dryRun ? tryOut(file) : publish(file, "\"" + seen + "\"", newKey());
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    MvcTestResult publish(TemplateFile file, @Nullable String ifMatch, @Nullable String key) {
        return send(http.post(), "/api/v1/templates/" + file.code() + "/versions", file.json(), ifMatch, key);
    }

    MvcTestResult tryOut(TemplateFile file) {
        return send(http.post(), "/api/v1/templates/" + file.code() + "/versions?dryRun=true", file.json(), null, null);
    }

    MvcTestResult post(String path, String body, @Nullable String ifMatch, @Nullable String key) {
        return send(http.post(), path, body, ifMatch, key);
    }

    MvcTestResult put(String path, String body, @Nullable String ifMatch, @Nullable String key) {
        return send(http.put(), path, body, ifMatch, key);
    }

    public MvcTestResult get(String path) {
        MockMvcTester.MockMvcRequestBuilder request = http.get().uri(path);
        if (bearer != null) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        return request.exchange();
    }

    private MvcTestResult send(
            MockMvcTester.MockMvcRequestBuilder request,
            String path,
            String body,
            @Nullable String ifMatch,
            @Nullable String key) {
        request.uri(path).contentType(MediaType.APPLICATION_JSON).content(body);
        if (bearer != null) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange();
    }
}
