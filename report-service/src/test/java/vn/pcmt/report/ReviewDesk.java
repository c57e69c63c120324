package vn.pcmt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.unit.UnitStock;

/** A province of a test's own with some communes, and the reviewer who sits there and asks over HTTP. */
public final class ReviewDesk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvcTester http;
    private final int number;

    /** Key of the province. */
    public final String province;

    /** Id of the reviewer. */
    public final String reviewer;

    /** How the reviewer is known to the service. */
    public final String bearer;

    /** @param number of the province: no other suite has one of it */
    public ReviewDesk(MockMvcTester http, MongoTemplate store, int number, int communes) {
        this.http = http;
        this.number = number;
        this.province = number + "@2025-07-01";
        this.reviewer = "duyet-" + number;
        this.bearer = TestTokens.bearer(reviewer, province, OfficerRole.REVIEWER);
        UnitStock.put(store, SampleUnits.province(province));
        for (int i = 1; i <= communes; i++) {
            settle(store, i);
        }
    }

    /** One more commune. */
    public void settle(MongoTemplate store, int commune) {
        UnitStock.put(store, SampleUnits.commune(code(commune), province));
    }

    public String code(int commune) {
        return "%d%03d".formatted(number, commune);
    }

    /** Key of a commune. */
    public String unit(int commune) {
        return code(commune) + "@2025-07-01";
    }

    public MvcTestResult get(String uri) {
        return get(uri, bearer);
    }

    public MvcTestResult get(String uri, @Nullable String as) {
        MockMvcTester.MockMvcRequestBuilder request = http.get().uri(uri);
        return as == null
                ? request.exchange()
                : request.header(HttpHeaders.AUTHORIZATION, as).exchange();
    }

    public MvcTestResult post(String uri, Object body) {
        return post(uri, body, bearer, UUID.randomUUID().toString());
    }

    /** @param key to repeat a command by; null to send none */
    public MvcTestResult post(String uri, Object body, @Nullable String as, @Nullable String key) {
        MockMvcTester.MockMvcRequestBuilder request =
                http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsString(body));
        if (as != null) {
            request.header(HttpHeaders.AUTHORIZATION, as);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange();
    }

    /** The body of an answer, which must have this status. */
    public static JsonNode body(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    public static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result).hasStatus(status).bodyJson().hasPathSatisfying("$.code", path -> path.assertThat()
                .isEqualTo(problem));
    }
}
