package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A commune that owes August 2025 and puts files with its report, as anybody meets it over HTTP. */
final class CommuneDesk {
    private static final AtomicInteger CODES = new AtomicInteger(70000);

    private final MockMvcTester http;
    private final MongoTemplate store;

    final ReportId id;
    final String reporter;
    final String reviewer = TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);

    CommuneDesk(MockMvcTester http, MongoTemplate store, Reports reports) {
        this.http = http;
        this.store = store;
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
        reports.addMissing(List.of(Report.expected(
                id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), Reporting.TOO_EARLY)));
        reporter = TestTokens.bearer("bc-" + code, id.unitKey(), COMMUNE_REPORTER);
    }

    /** By the reporter, on the version that is there, with a key of its own. */
    MvcTestResult put(String name, byte[] content) {
        return put(reporter, name, content, key(), version());
    }

    /** The id of a file that is taken. */
    String put(byte[] content) {
        MvcTestResult put = put("a.pdf", content);
        assertThat(put).hasStatus(201);
        return json(put).get("sha256").asString();
    }

    MvcTestResult put(String bearer, String name, byte[] content, String key, Long version) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return send(
                HttpMethod.POST,
                "/attachments?name=" + encoded,
                bearer,
                key,
                version,
                content,
                MediaType.APPLICATION_OCTET_STREAM);
    }

    MvcTestResult remove(String bearer, String attachment) {
        return send(HttpMethod.DELETE, "/attachments/" + attachment, bearer, key(), version(), null, null);
    }

    /** What a caller is shown of the files. */
    JsonNode list(String bearer) {
        MvcTestResult all = get("/attachments", bearer);
        assertThat(all).hasStatusOk();
        return json(all);
    }

    MvcTestResult file(String attachment, String bearer) {
        return get("/attachments/" + attachment, bearer);
    }

    MvcTestResult submit(String... attachments) {
        return post("submission", Map.of("attachments", attachments));
    }

    MvcTestResult correct(String... attachments) {
        return post("correction", Map.of("attachments", attachments, "reason", "Đếm sót"));
    }

    private MvcTestResult post(String what, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("values", Reporting.complete().values());
        return json(what, reporter, body);
    }

    /** By the reviewer. */
    void decide(String what, Map<String, Object> body) {
        assertThat(json(what, reviewer, body)).hasStatusOk();
    }

    private MvcTestResult json(String what, String bearer, Map<String, Object> body) {
        return send(
                HttpMethod.POST,
                "/" + what,
                bearer,
                key(),
                version(),
                JsonMapper.shared().writeValueAsBytes(body),
                MediaType.APPLICATION_JSON);
    }

    MvcTestResult get(String path, String bearer) {
        return send(HttpMethod.GET, path, bearer, null, null, null, null);
    }

    MvcTestResult send(
            HttpMethod method, String path, String bearer, String key, Long version, byte[] content, MediaType type) {
        MockMvcTester.MockMvcRequestBuilder request =
                http.method(method).uri(URI.create("/api/v1/reports/" + id + path));
        if (bearer != null) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (version != null) {
            request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        if (content != null) {
            request.contentType(type).content(content);
        }
        return request.exchange();
    }

    long version() {
        String tag = String.valueOf(get("", reporter).getResponse().getHeader(HttpHeaders.ETAG));
        return Long.parseLong(tag.replace("\"", ""));
    }

    /** How many files of this report lie in the store, whether anybody names them or not. */
    long stored() {
        return store.count(Query.query(Criteria.where("metadata.owner").is(id.toString())), "attachments.files");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = json(result);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("title").asString()).doesNotStartWith("problem.").isNotBlank();
        assertThat(problem.get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
        problem.path("errors").forEach(error -> assertThat(error.get("message").asString())
                .doesNotStartWith("field.")
                .isNotBlank());
    }
}
