package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.report.Person;
import vn.pcmt.report.draft.Writing;
import vn.pcmt.report.submission.ReportId;

/** A commune that owes August 2025 and puts files with its report, as anybody meets it over HTTP. */
final class CommuneDesk {
    private final MockMvcTester http;
    private final MongoTemplate store;
    private final Writing commune;

    final ReportId id;
    final String reporter;
    final String reviewer;

    CommuneDesk(ApplicationContext context) {
        http = context.getBean(MockMvcTester.class);
        store = context.getBean(MongoTemplate.class);
        commune = new Writing(context);
        id = commune.id;
        reporter = commune.reporter.bearer();
        reviewer = commune.reviewer.bearer();
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
        return remove(bearer, attachment, key(), version());
    }

    MvcTestResult remove(String bearer, String attachment, String key, Long version) {
        return send(HttpMethod.DELETE, "/attachments/" + attachment, bearer, key, version, null, null);
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
        return commune.reporter.post(commune.path + "/submission", version(), carrying(attachments));
    }

    MvcTestResult correct(String... attachments) {
        Map<String, Object> body = Writing.with(carrying(attachments), "reason", "Đếm sót");
        return commune.reporter.post(commune.path + "/correction", version(), body);
    }

    /** Saves a draft that names files and sends it. */
    MvcTestResult submitDraft(String... attachments) {
        long begun = Person.version(commune.reporter.get(commune.draft));
        MvcTestResult saved = commune.reporter.put(commune.draft, begun, carrying(attachments));
        assertThat(saved).hasStatusOk();
        return commune.reporter.post(commune.draft + "/submission", Person.version(saved), null);
    }

    private static Map<String, Object> carrying(String... attachments) {
        return Writing.with(Writing.complete(), "attachments", List.of(attachments));
    }

    /** By the reviewer. */
    void decide(String what, Map<String, Object> body) {
        assertThat(commune.reviewer.post(commune.path + "/" + what, version(), body))
                .hasStatusOk();
    }

    MvcTestResult get(String path, String bearer) {
        return send(HttpMethod.GET, path, bearer, null, null, null, null);
    }

    /** A request that lacks what is null. */
    MvcTestResult send(
            HttpMethod method, String path, String bearer, String key, Long version, byte[] content, MediaType type) {
        MockMvcTester.MockMvcRequestBuilder request = http.method(method).uri(URI.create(commune.path + path));
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
        return commune.report().version();
    }

    /** How many files of this report lie in the store, whether anybody names them or not. */
    long stored() {
        return store.count(Query.query(Criteria.where("metadata.owner").is(id.toString())), "attachments.files");
    }

    void assertNothingIsLeft() {
        assertThat(list(reporter)).isEmpty();
        assertThat(stored()).isZero();
        assertThat(version()).isZero();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static void assertProblem(MvcTestResult result, int status, String code) {
        JsonNode problem = json(Person.refused(result, status, code));
        assertThat(problem.get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
        problem.path("errors").forEach(error -> assertThat(error.get("message").asString())
                .doesNotStartWith("field.")
                .isNotBlank());
    }
}
