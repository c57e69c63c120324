package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.draft.Writing.with;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.draft.Writing;

/** A client wrote without the network, and the report has moved on: it is told what differs, field by field. */
@OnStore
class StaleSubmissionTest {

    @Autowired
    private ApplicationContext context;

    private Writing writing;
    private Person offline;
    private Person online;
    private String submission;

    @BeforeEach
    void aReportWasSent() {
        writing = new Writing(context);
        offline = writing.reporter;
        online = writing.colleague;
        submission = writing.path + "/submission";
        assertThat(online.post(submission, 0, complete("CA14", "1", "CA15", "2", "CA16", "3")))
                .hasStatus(201);
    }

    @Test
    void changesOfOneSideAreMergedAndThoseOfBothAreConflicts() {
        assertThat(online.post(submission, 1, complete("CA14", "10", "CA15", "2", "CA16", "30")))
                .hasStatus(201);

        MvcTestResult stale = refused(
                offline.post(
                        submission, 1, with(complete("CA14", "100", "CA15", "200", "CA16", "3"), "baseRevision", 1)),
                412,
                "stale-revision");
        JsonNode conflict = json(stale).get("conflict");
        assertThat(conflict.get("version").asLong()).isEqualTo(2);
        assertThat(conflict.get("revision").asInt()).isEqualTo(2);
        assertThat(conflict.get("conflicts").size()).isEqualTo(1);
        JsonNode field = conflict.at("/conflicts/0");
        assertThat(field.get("pointer").asString()).isEqualTo("/values/CA14");
        assertThat(field.get("base").asString()).isEqualTo("1");
        assertThat(field.get("yours").asString()).isEqualTo("100");
        assertThat(field.get("theirs").asString()).isEqualTo("10");
        assertThat(field.get("by").asString()).isEqualTo(online.id());
        assertThat(field.get("at").asString()).isEqualTo("2025-08-16T02:00:00Z");
        assertThat(conflict.get("merged").size()).isEqualTo(2);
        assertThat(writing.report().revision()).isEqualTo(2);

        assertThat(offline.post(
                        submission,
                        conflict.get("version").asLong(),
                        conflict.get("result").toString()))
                .as("the merged result is sent as it came")
                .hasStatus(201);
        assertThat(writing.report().latest().orElseThrow().values())
                .containsEntry("CA14", Reporting.number("10"))
                .containsEntry("CA15", Reporting.number("200"))
                .containsEntry("CA16", Reporting.number("30"));
    }

    @Test
    void aClientThatDoesNotSayWhatItWroteOnIsShownEveryDifference() {
        assertThat(online.post(submission, 1, complete("CA14", "10", "CA15", "2", "CA16", "3")))
                .hasStatus(201);
        JsonNode conflict = json(refused(
                        offline.post(submission, 1, complete("CA14", "1", "CA15", "200", "CA16", "3")),
                        412,
                        "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("baseKnown").asBoolean()).isFalse();
        assertThat(conflict.get("conflicts").valueStream().map(one -> one.get("pointer")
                        .asString()))
                .containsExactly("/values/CA14", "/values/CA15");
        assertThat(conflict.get("merged")).isEmpty();
    }

    @Test
    void readingTheVersionAnewDoesNotMakeAnOldFormNew() {
        assertThat(online.post(submission, 1, complete("CA14", "10"))).hasStatus(201);
        refused(
                offline.post(
                        submission,
                        version(offline.get(writing.path)),
                        with(complete("CA14", "100"), "baseRevision", 1)),
                412,
                "stale-revision");
        refused(offline.post(submission, 2, with(complete("CA14", "100"), "baseRevision", 9)), 412, "stale-revision");
        refused(offline.post(submission, 2, with(complete("CA14", "100"), "baseRevision", -1)), 422, "invalid-request");
    }

    @Test
    void aVersionThatRoseWithoutTheContentIsSentAgainWithOneClick() {
        assertThat(writing.reviewer.post(writing.path + "/return", 1, Map.of("reason", "Sai số")))
                .hasStatus(200);
        Map<String, Object> written = with(complete("CA14", "100", "CA15", "2", "CA16", "3"), "baseRevision", 1);
        JsonNode conflict = json(refused(offline.post(submission, 1, written), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("conflicts")).isEmpty();
        assertThat(conflict.at("/result/values/CA14").asString()).isEqualTo("100");
        assertThat(offline.post(submission, conflict.get("version").asLong(), written))
                .hasStatus(201);
    }

    @Test
    void beforeTheFirstRevisionThereIsNothingToConflictWith() {
        Writing extended = new Writing(context);
        assertThat(extended.reviewer.post(
                        extended.path + "/extension", 0, Map.of("until", "2025-09-20T10:00:00Z", "reason", "Mưa lũ")))
                .hasStatus(200);
        JsonNode conflict = json(refused(
                        extended.reporter.post(extended.path + "/submission", 0, complete()), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("conflicts")).isEmpty();
        assertThat(conflict.get("baseKnown").asBoolean()).isTrue();
    }

    @Test
    void aStaleCorrectionIsToldAlike() {
        assertThat(writing.reviewer.post(writing.path + "/acceptance", 1, Map.of("revision", 1)))
                .hasStatus(200);
        String correction = writing.path + "/correction";
        assertThat(online.post(correction, 2, with(complete("CA14", "10"), "reason", "Đếm sót")))
                .hasStatus(201);
        Map<String, Object> written =
                with(with(complete("CA14", "100", "CA15", "2", "CA16", "3"), "reason", "Đếm sót"), "baseRevision", 1);
        JsonNode conflict = json(refused(offline.post(correction, 2, written), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.at("/conflicts/0/theirs").asString()).isEqualTo("10");
    }

    @Test
    void aRepetitionIsAnsweredWhateverHasHappenedSince() {
        Map<String, Object> written = with(complete("CA14", "100"), "baseRevision", 1);
        assertThat(offline.send(HttpMethod.POST, submission, 1, "offline-key-1", written))
                .hasStatus(201);
        assertThat(online.post(submission, 2, complete("CA14", "10"))).hasStatus(201);
        assertThat(offline.send(HttpMethod.POST, submission, 1, "offline-key-1", written))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.revision", path -> path.assertThat().isEqualTo(2));
        assertThat(writing.report().revision()).isEqualTo(3);
    }
}
