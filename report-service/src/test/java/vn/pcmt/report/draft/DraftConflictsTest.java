package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.Person.values;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Reporting;

/** Several people write in one draft, one person writes twice, or somebody sends the report from elsewhere. */
@OnStore
class DraftConflictsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private Writing writing;
    private Person reporter;
    private Person colleague;
    private String draft;

    @BeforeEach
    void aCommuneOwesAugust() {
        writing = new Writing(context);
        reporter = writing.reporter;
        colleague = writing.colleague;
        draft = writing.draft;
    }

    @Test
    void twoEditorsAreToldOfEachOtherFieldByField() {
        assertThat(reporter.put(draft, 0, values("CA14", "1", "CA15", "2", "CA16", "3")))
                .hasStatus(200);
        clock.set(Reporting.IN_TIME.plusSeconds(600));
        assertThat(colleague.put(draft, 1, values("CA14", "10", "CA15", "2", "CA16", "30")))
                .hasStatus(200);

        JsonNode problem = json(refused(
                reporter.put(draft, 1, values("CA14", "100", "CA15", "200", "CA16", "3")), 412, "stale-revision"));
        JsonNode conflict = problem.get("conflict");
        assertThat(conflict.get("version").asLong()).isEqualTo(2);
        assertThat(conflict.get("baseKnown").asBoolean()).isTrue();
        assertThat(conflict.get("conflicts").size()).isEqualTo(1);
        JsonNode field = conflict.at("/conflicts/0");
        assertThat(field.get("pointer").asString()).isEqualTo("/values/CA14");
        assertThat(field.get("base").asString()).isEqualTo("1");
        assertThat(field.get("yours").asString()).isEqualTo("100");
        assertThat(field.get("theirs").asString()).isEqualTo("10");
        assertThat(field.get("by").asString()).isEqualTo(colleague.id());
        assertThat(field.get("at").asString()).isEqualTo("2025-08-16T02:10:00Z");
        Map<String, String> merged = new TreeMap<>();
        conflict.get("merged")
                .forEach(one -> merged.put(
                        one.get("pointer").asString(), one.get("from").asString()));
        assertThat(merged).isEqualTo(Map.of("/values/CA15", "YOURS", "/values/CA16", "THEIRS"));
        assertThat(json(colleague.get(draft)).at("/values/CA14").asString())
                .as("what was saved stands")
                .isEqualTo("10");

        MvcTestResult retried = reporter.put(
                draft, conflict.get("version").asLong(), conflict.get("result").toString());
        assertThat(retried).as("the merged result is sent as it came").hasStatus(200);
        JsonNode now = json(reporter.get(draft));
        assertThat(now.at("/values/CA14").asString()).isEqualTo("10");
        assertThat(now.at("/values/CA15").asString()).isEqualTo("200");
        assertThat(now.at("/values/CA16").asString()).isEqualTo("30");
    }

    @Test
    void theFirstSaveOfTwoPeopleIsNoExceptionToThat() {
        assertThat(reporter.put(draft, 0, values("CA14", "1"))).hasStatus(200);
        JsonNode conflict = json(refused(colleague.put(draft, 0, values("CA15", "2")), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("conflicts")).isEmpty();
        assertThat(colleague.put(draft, 1, conflict.get("result").toString())).hasStatus(200);
        assertThat(json(reporter.get(draft)).get("values").size()).isEqualTo(2);
    }

    @Test
    void aReportSentFromElsewhereIsAConflictAndLeavesWhatWasWritten() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5", "CA15", "6"))).hasStatus(200);
        assertThat(colleague.post(writing.path + "/submission", 0, complete("CA14", "7")))
                .hasStatus(201);

        JsonNode conflict = json(refused(reporter.post(draft + "/submission", 1, null), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("revision").asInt()).isEqualTo(1);

        MvcTestResult read = reporter.get(draft);
        JsonNode overtaken = json(read).get("overtaken");
        assertThat(overtaken.get("conflicts").valueStream().map(one -> one.get("pointer")
                        .asString()))
                .containsExactlyInAnyOrder("/values/CA14", "/values/CA15");
        assertThat(json(read).at("/values/CA14").asString()).isEqualTo("7");
        assertThat(reporter.put(draft, version(read), complete("CA14", "7", "CA15", "6")))
                .hasStatus(200);
        assertThat(json(reporter.get(draft)).get("overtaken").isNull()).isTrue();
    }

    @Test
    void anOldVersionOfADraftThatWasSentIsNeverTakenForTheNextOne() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/submission", 1, null)).hasStatus(201);
        MvcTestResult next = colleague.get(draft);
        assertThat(colleague.put(draft, version(next), complete("CA14", "8"))).hasStatus(200);

        refused(reporter.put(draft, 1, complete("CA14", "6")), 412, "stale-revision");
        refused(reporter.post(draft + "/submission", 1, null), 412, "stale-revision");
        assertThat(json(reporter.get(draft)).at("/values/CA14").asString()).isEqualTo("8");
    }

    @Test
    void discardingBeginsAgain() {
        assertThat(reporter.put(draft, 0, values("CA14", "1"))).hasStatus(200);
        assertThat(reporter.delete(draft, 1)).hasStatus(200).hasHeader("ETag", "\"2\"");
        JsonNode body = json(reporter.get(draft));
        assertThat(body.get("written").asBoolean()).isFalse();
        assertThat(body.get("values")).isEmpty();
        JsonNode conflict = json(refused(colleague.put(draft, 1, values("CA14", "9")), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.at("/conflicts/0/by").asString()).isEqualTo(reporter.id());
        assertThat(colleague.put(draft, 2, values("CA14", "9"))).hasStatus(200);
    }

    @Test
    void theSameKeyGetsTheFirstAnswer() {
        assertThat(keyed(HttpMethod.PUT, draft, 0, "save-key-1", values("CA14", "1")))
                .hasStatus(200);
        assertThat(reporter.put(draft, 1, values("CA14", "2"))).hasStatus(200);
        MvcTestResult again = keyed(HttpMethod.PUT, draft, 0, "save-key-1", values("CA14", "1"));
        assertThat(again).hasStatus(200).hasHeader("ETag", "\"1\"");
        refused(keyed(HttpMethod.PUT, draft, 2, "save-key-1", values("CA14", "3")), 409, "idempotency-key-reused");
        assertThat(json(reporter.get(draft)).at("/values/CA14").asString()).isEqualTo("2");
    }

    @Test
    void aRepeatedSubmissionGetsTheFirstAnswerThoughTheDraftIsGone() {
        assertThat(reporter.put(draft, 0, complete())).hasStatus(200);
        JsonNode first = json(keyed(HttpMethod.POST, draft + "/submission", 1, "send-key-1", null));
        assertThat(writing.reviewer.post(writing.path + "/acceptance", 1, Map.of("revision", 1)))
                .hasStatus(200);
        clock.set(Reporting.CLOSED);
        MvcTestResult again = keyed(HttpMethod.POST, draft + "/submission", 1, "send-key-1", null);
        assertThat(again).hasStatus(201);
        assertThat(json(again)).isEqualTo(first);
        assertThat(writing.report().revision()).isEqualTo(1);
        refused(keyed(HttpMethod.POST, draft + "/submission", 2, "send-key-1", null), 409, "idempotency-key-reused");
    }

    private MvcTestResult keyed(HttpMethod method, String path, long version, String key, Object body) {
        return reporter.send(method, path, version, key, body);
    }
}
