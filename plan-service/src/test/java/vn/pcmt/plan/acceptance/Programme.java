package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;
import static vn.pcmt.plan.Api.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.history.Past;
import vn.pcmt.plan.task.Scene;

/**
 * A programme on its way from draft to evaluation, and the people who drive it over HTTP. JSON is written with single
 * quotes; {@code {accountable}}, {@code {decider}} and {@code {parent}} stand for ids.
 */
final class Programme {
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    final Scene people;
    final String id;
    private final Past past;

    private Programme(Scene people, Past past, String id) {
        this.people = people;
        this.past = past;
        this.id = id;
    }

    static Programme drafted(MockMvcTester http, Past past, String plan) {
        Scene people = new Scene(http);
        return new Programme(people, past, people.admin.created("/plans", plan));
    }

    /** A sub-plan or project, carried by the same people. */
    Programme drafted(String plan) {
        return new Programme(people, past, people.admin.created("/plans", text(plan.replace("{parent}", id))));
    }

    String path() {
        return "/plans/" + id;
    }

    String path(String part) {
        return path() + part;
    }

    /** The plan as anybody in the province reads it. */
    JsonNode read() {
        return read("");
    }

    JsonNode read(String part) {
        return people.leader.read(path(part));
    }

    String create(String part, String body) {
        return create(people.leader, path(part), body);
    }

    String create(Api caller, String path, String body) {
        return caller.created(path, text(body));
    }

    void put(String path, String body) {
        String resource = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        assertThat(people.leader.put(path, people.version(resource), text(body)))
                .hasStatusOk();
    }

    /** A command on what is at a path, on its latest version. */
    void act(Api caller, String path, String command, String body) {
        assertThat(tried(caller, path, command, body)).hasStatusOk();
    }

    MvcTestResult tried(Api caller, String path, String command, String body) {
        return caller.post(path + command, people.version(path), text(body));
    }

    void cannotBeIssued(String... problems) {
        MvcTestResult refused = tried(people.leader, path(), "/issue", "");
        assertProblem(refused, 422, "plan-not-issuable");
        assertThat(fields(refused)).containsExactlyInAnyOrder(problems);
        assertThat(read().get("status").asString()).isEqualTo("DRAFT");
    }

    void issue(String day) {
        act(people.leader, path(), "/issue", "");
        assertThat(read().get("status").asString()).isEqualTo("ISSUED");
        hear(day);
    }

    void amend(String day, String reason, UnaryOperator<String> change) {
        String before = read().get("plan").toString();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        assertThat(people.leader.post(
                        path("/amendments"),
                        people.version(path()),
                        "{\"on\":\"" + day + "\",\"reason\":\"" + reason + "\",\"plan\":" + after + "}"))
                .hasStatusOk();
        hear(day);
    }

    /** Half done, shown by a file, said to be done, confirmed. */
    void carryOut(String task) {
        String path = "/tasks/" + task;
        act(people.officer, path, "/progress", "{'percent':50,'note':'Đã triển khai một nửa'}");
        showFile(task);
        act(people.officer, path, "/completion", "");
        act(people.decides, path, "/confirmation", "");
        assertThat(people.read(task).get("status").asString()).isEqualTo("CONFIRMED");
    }

    private void showFile(String task) {
        assertThat(people.officer.send(
                        HttpMethod.POST,
                        "/tasks/" + task + "/evidence?name=bao-cao.pdf",
                        Api.key(),
                        people.version("/tasks/" + task),
                        PDF,
                        MediaType.APPLICATION_OCTET_STREAM))
                .hasStatusOk();
    }

    void evaluate(String text) {
        put(path("/evaluation"), text);
    }

    /** The words of the Word report, tables too. */
    String report() {
        MvcTestResult file = people.auditor.get(path("/evaluation.docx"));
        assertThat(file).hasStatusOk().hasContentType(WORD);
        byte[] content = file.getResponse().getContentAsByteArray();
        try (XWPFWordExtractor words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(content)))) {
            return words.getText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void cannotBeClosed(String... problems) {
        MvcTestResult refused = tried(people.leader, path(), "/close", "{}");
        assertProblem(refused, 409, "plan-not-closable");
        assertThat(fields(refused)).containsExactlyInAnyOrder(problems);
        assertThat(read().get("status").asString()).isEqualTo("ISSUED");
    }

    void close(String day, String terms) {
        act(people.leader, path(), "/close", terms);
        assertThat(read().get("status").asString()).isEqualTo("CLOSED");
        hear(day);
    }

    /** What has happened since the last time belongs to this day. */
    void hear(String day) {
        past.hear(id, day);
    }

    JsonNode asOf(String day) {
        return read("/history?asOf=" + day);
    }

    /** The entry of a list that has this value in a field. */
    static JsonNode entry(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + list));
    }

    static String idOf(MvcTestResult created) {
        assertThat(created).hasStatus(201);
        return json(created).get("id").asString();
    }

    String text(String body) {
        return body.replace("{accountable}", people.accountable).replace("{decider}", people.decider);
    }
}
