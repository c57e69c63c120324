package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestScanner;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** Evidence that came in before a scanner was named. */
@OnStore
class ScannedEvidenceTest {
    private static final TestScanner DAEMON = new TestScanner();

    @DynamicPropertySource
    static void aScannerIsNamed(DynamicPropertyRegistry settings) {
        settings.add("pcmt.scan.host", () -> "127.0.0.1");
        settings.add("pcmt.scan.port", DAEMON::port);
        settings.add("pcmt.scan.answer", () -> "1s");
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private ScanEvidence scan;

    private Scene scene;
    private String task;

    @BeforeEach
    void aTaskHasEvidenceThatNobodyScanned() {
        store.updateMulti(new Query(), new Update().unset("metadata.scanAt"), "evidence.files");
        scene = new Scene(http);
        task = scene.assignedTask();
        assertThat(scene.officer.send(
                        HttpMethod.POST,
                        "/tasks/" + task + "/evidence?name=a.pdf",
                        Api.key(),
                        scene.version("/tasks/" + task),
                        SampleFiles.PDF,
                        MediaType.APPLICATION_PDF))
                .hasStatusOk();
        store.updateFirst(ofTheTask(), Update.update("metadata.scanAt", Date.from(Instant.EPOCH)), "evidence.files");
        store.updateFirst(
                Query.query(Criteria.where("_id").is(task)),
                Update.update("work.evidence.0.file.scan", "NOT_SCANNED"),
                Task.COLLECTION);
    }

    @AfterAll
    static void close() {
        DAEMON.close();
    }

    @Test
    void itIsScannedOnce() {
        scan.scan();

        assertThat(shown()).isEqualTo("CLEAN");
        int asked = DAEMON.asked();
        scan.scan();
        assertThat(DAEMON.asked()).isEqualTo(asked);
    }

    @Test
    void whatIsFoundInItIsGivenToNobodyAndProvesNothing() throws IOException {
        becomesInfected();

        scan.scan();

        assertThat(shown()).isEqualTo("INFECTED");
        assertProblem(scene.decides.get("/tasks/" + task + "/evidence/1"), 409, "file-found-infected");
        assertProblem(
                scene.officer.post("/tasks/" + task + "/completion", scene.version("/tasks/" + task), ""),
                409,
                "evidence-missing");
    }

    private String shown() {
        return scene.read(task).at("/detail/evidence/0/scan").asString();
    }

    private Query ofTheTask() {
        return Query.query(Criteria.where("metadata.owner").is(task));
    }

    /** The bytes of the file are others now, which stands for a scanner that has learnt something. */
    private void becomesInfected() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(SampleFiles.PDF);
        content.write(TestScanner.virus());
        Document file = store.findOne(ofTheTask(), Document.class, "evidence.files");
        store.updateFirst(
                Query.query(Criteria.where("files_id").is(file.getObjectId("_id"))),
                Update.update("data", new Binary(content.toByteArray())),
                "evidence.chunks");
        store.updateFirst(ofTheTask(), Update.update("length", (long) content.size()), "evidence.files");
    }
}
