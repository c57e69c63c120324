package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.values;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.FieldEdit;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;

/** Drafts on every store the suite is run on: kept as they were, by several at once, over a crash, and not for ever. */
@OnStore
class SavedDraftsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SavedDrafts drafts;

    @Autowired
    private SweepDrafts sweep;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private Writing writing;

    @BeforeEach
    void aCommuneOwesAugust() {
        writing = new Writing(context);
    }

    @Test
    void everythingComesBackAsItWasSaved() {
        SavedDraft draft = SavedDraft.begun(
                writing.id, 2, fields("/note", "cũ"), pointer -> new FieldEdit("bc-0", IN_TIME), IN_TIME);
        draft.write(fields("/values/CA14", "1", "/narratives/a.b$c", "x"), "bc-1", IN_TIME.plusSeconds(1));
        draft.propose("bc-1", IN_TIME.plusSeconds(2));
        draft.receipts().add(new IdempotencyKey("some-key-1"), "print", "{}");
        drafts.save(draft);
        SavedDraft again = drafts.find(writing.id).orElseThrow();
        assertThat(again.fields()).isEqualTo(draft.fields());
        assertThat(again.version()).isEqualTo(draft.version());
        assertThat(again.proposal()).isEqualTo(draft.proposal());
        assertThat(again.changedAt()).isEqualTo(draft.changedAt());
        assertThat(again.formAt(new DraftVersion(2, 0))).isEqualTo(fields("/note", "cũ"));
        assertThat(again.lastEdit("/note")).isEqualTo(new FieldEdit("bc-1", IN_TIME.plusSeconds(1)));
        assertThat(again.receipts().answerTo(new IdempotencyKey("some-key-1"), "print"))
                .contains("{}");

        again.sendBack("Xem lại", "ct-1", IN_TIME.plusSeconds(3));
        drafts.save(again);
        again = drafts.find(writing.id).orElseThrow();
        assertThat(again.sentBack()).isEqualTo(new SavedDraft.SentBack("ct-1", IN_TIME.plusSeconds(3), "Xem lại"));
        again.discard(FormFields.NONE, pointer -> null, "bc-1", IN_TIME.plusSeconds(4));
        drafts.save(again);
        assertThat(drafts.find(writing.id).orElseThrow().isWritten()).isFalse();
    }

    @Test
    void theSecondOfTwoWritersIsRefusedTheFirstTimeAndLater() {
        drafts.save(begun("1"));
        assertThatThrownBy(() -> drafts.save(begun("2"))).isInstanceOf(OptimisticLockingFailureException.class);
        SavedDraft one = drafts.find(writing.id).orElseThrow();
        SavedDraft other = drafts.find(writing.id).orElseThrow();
        SavedDraft unaware = drafts.find(writing.id).orElseThrow();
        one.write(fields("/values/CA14", "3"), "bc-1", IN_TIME);
        drafts.save(one);
        other.write(fields("/values/CA14", "4"), "bc-2", IN_TIME);
        assertThatThrownBy(() -> drafts.save(other)).isInstanceOf(OptimisticLockingFailureException.class);
        drafts.remove(unaware);
        assertThat(drafts.find(writing.id).orElseThrow().form().text("/values/CA14"))
                .as("not removed by somebody who has not seen it")
                .isEqualTo("3");
    }

    @Test
    void editorsAtOnceLoseNothing() throws Exception {
        int editors = 6;
        CyclicBarrier together = new CyclicBarrier(editors);
        try (ExecutorService people = Executors.newFixedThreadPool(editors)) {
            List<Future<?>> done = new ArrayList<>();
            for (int editor = 0; editor < editors; editor++) {
                String own = "CA0" + (editor + 1);
                done.add(people.submit(() -> {
                    together.await();
                    for (int save = 1; save <= 5; save++) {
                        keepTyping(own, String.valueOf(save));
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        JsonNode values = json(writing.reporter.get(writing.draft)).get("values");
        IntStream.rangeClosed(1, editors)
                .forEach(editor ->
                        assertThat(values.get("CA0" + editor).asString()).isEqualTo("5"));
    }

    /** Types into a field of his own, on what he read or on what he is told it has become. */
    private void keepTyping(String field, String text) {
        MvcTestResult read = writing.reporter.get(writing.draft);
        long version = version(read);
        Map<String, Object> form = typed(json(read), field, text);
        while (true) {
            MvcTestResult saved = writing.reporter.put(writing.draft, version, form);
            if (saved.getResponse().getStatus() == 200) {
                return;
            }
            assertThat(saved).hasStatus(412);
            JsonNode conflict = json(saved).get("conflict");
            assertThat(conflict.get("conflicts"))
                    .as("each types in a field of his own")
                    .isEmpty();
            version = conflict.get("version").asLong();
            form = typed(conflict.get("result"), field, text);
        }
    }

    private static Map<String, Object> typed(JsonNode form, String field, String text) {
        List<String> all = new ArrayList<>(List.of(field, text));
        form.get("values")
                .propertyStream()
                .filter(one -> !one.getKey().equals(field))
                .forEach(one -> {
                    all.add(one.getKey());
                    all.add(one.getValue().asString());
                });
        return values(all.toArray(String[]::new));
    }

    @Test
    void aDraftThatACrashKeptAfterItWasSentIsSpent() {
        assertThat(writing.reporter.put(writing.draft, 0, complete("CA14", "01", "GC05", "12.500")))
                .hasStatus(200);
        Document asItWas = store.findById(writing.id.toString(), Document.class, SavedDraft.COLLECTION);
        assertThat(writing.reporter.send(HttpMethod.POST, writing.draft + "/submission", 1, "crash-key-1", null))
                .hasStatus(201);
        store.insert(asItWas, SavedDraft.COLLECTION);

        JsonNode read = json(writing.reporter.get(writing.draft));
        assertThat(read.get("written").asBoolean()).isFalse();
        assertThat(read.get("baseRevision").asInt()).isEqualTo(1);
        assertThat(read.get("overtaken").isNull()).isTrue();
        assertThat(writing.reporter.send(HttpMethod.POST, writing.draft + "/submission", 1, "crash-key-1", null))
                .as("the client that got no answer asks again")
                .hasStatus(201);
        assertThat(writing.reporter.post(writing.draft + "/submission", 1, null))
                .as("and nobody sends it twice")
                .hasStatus(412);
        assertThat(writing.report().revision()).isEqualTo(1);

        sweep.sweep();
        assertThat(drafts.find(writing.id)).isEmpty();
    }

    @Test
    void aSpentDraftIsWrittenOnWithoutWaitingForTheSweep() {
        assertThat(writing.reporter.put(writing.draft, 0, complete())).hasStatus(200);
        Document asItWas = store.findById(writing.id.toString(), Document.class, SavedDraft.COLLECTION);
        assertThat(writing.reporter.post(writing.draft + "/submission", 1, null))
                .hasStatus(201);
        store.insert(asItWas, SavedDraft.COLLECTION);

        long version = version(writing.reporter.get(writing.draft));
        assertThat(writing.reporter.put(writing.draft, version, complete("CA14", "2")))
                .hasStatus(200);
        sweep.sweep();
        assertThat(json(writing.reporter.get(writing.draft)).at("/values/CA14").asString())
                .isEqualTo("2");
    }

    @Test
    void whatWasLeftBehindIsKeptUntilTheReportIsAccepted() {
        assertThat(writing.reporter.put(writing.draft, 0, complete("CA14", "5")))
                .hasStatus(200);
        assertThat(writing.colleague.post(writing.path + "/submission", 0, complete("CA14", "7")))
                .hasStatus(201);
        sweep.sweep();
        assertThat(drafts.find(writing.id)).isPresent();
        assertThat(writing.reviewer.post(writing.path + "/acceptance", 1, Map.of("revision", 1)))
                .hasStatus(200);
        sweep.sweep();
        assertThat(drafts.find(writing.id)).isEmpty();
    }

    @Test
    void aDraftThatNobodyTouchesIsRemovedInTheEnd() {
        assertThat(writing.reporter.put(writing.draft, 0, values("CA14", "5"))).hasStatus(200);
        clock.set(Reporting.IN_TIME.plusSeconds(179L * 86_400));
        sweep.sweep();
        assertThat(drafts.find(writing.id)).isPresent();
        clock.set(Reporting.IN_TIME.plusSeconds(181L * 86_400));
        sweep.sweep();
        assertThat(drafts.find(writing.id)).isEmpty();
    }

    @Test
    void oneDraftThatCannotBeReadAgainstItsReportDoesNotStopTheSweep() {
        SavedDraft orphan = SavedDraft.begun(
                ReportId.parse("A-MAU-CU~10000@2025-07-01~2025-08"), 0, FormFields.NONE, pointer -> null, IN_TIME);
        drafts.save(orphan);
        assertThat(writing.reporter.put(writing.draft, 0, complete())).hasStatus(200);
        Document asItWas = store.findById(writing.id.toString(), Document.class, SavedDraft.COLLECTION);
        assertThat(writing.reporter.post(writing.draft + "/submission", 1, null))
                .hasStatus(201);
        store.insert(asItWas, SavedDraft.COLLECTION);
        sweep.sweep();
        assertThat(drafts.find(writing.id)).isEmpty();
    }

    private SavedDraft begun(String figure) {
        SavedDraft draft = SavedDraft.begun(writing.id, 0, FormFields.NONE, pointer -> null, IN_TIME);
        draft.write(fields("/values/CA14", figure), "bc-1", IN_TIME);
        return draft;
    }

    private static FormFields fields(String... pointersAndTexts) {
        FormFields.Builder form = new FormFields.Builder();
        for (int i = 0; i < pointersAndTexts.length; i += 2) {
            form.field(pointersAndTexts[i], pointersAndTexts[i + 1]);
        }
        return form.build();
    }
}
