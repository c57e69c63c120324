package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.attachment.CommuneDesk.assertProblem;
import static vn.pcmt.report.attachment.CommuneDesk.key;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestScanner;
import vn.pcmt.kit.test.TestScanner.Mood;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reports;

/** Files of reports where a scanner is named. */
@OnStore
class ScannedAttachmentTest {
    private static final TestScanner DAEMON = new TestScanner();

    @DynamicPropertySource
    static void aScannerIsNamed(DynamicPropertyRegistry settings) {
        settings.add("pcmt.scan.host", () -> "127.0.0.1");
        settings.add("pcmt.scan.port", DAEMON::port);
        settings.add("pcmt.scan.answer", () -> "1s");
        settings.add("pcmt.report.attachment.rescanned", () -> "2");
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ScanAttachments scan;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private CommuneDesk desk;

    @BeforeEach
    void aCommuneOwesAugust() {
        DAEMON.feels(Mood.WELL);
        store.updateMulti(new Query(), new Update().unset("metadata.scanAt"), "attachments.files");
        clock.set(IN_TIME);
        desk = new CommuneDesk(context);
    }

    @AfterAll
    static void close() {
        DAEMON.close();
    }

    @Test
    void aCleanFileIsKeptAndShownAsClean() {
        desk.put(SampleFiles.PDF);

        assertThat(desk.list(desk.reporter).at("/0/scan").asString()).isEqualTo("CLEAN");
    }

    @Test
    void anInfectedFileIsRefusedByTheNameOfWhatWasFound() throws IOException {
        MvcTestResult refused = desk.put("a.pdf", infected());

        assertProblem(refused, 422, "file-infected");
        assertThat(json(refused).get("detail").asString()).contains("Eicar-Test-Signature");
        desk.assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"SILENT", "DEAF", "HANGS_UP", "FAILS"})
    void withoutAnAnswerNothingIsKeptAndTheSameUploadSucceedsLater(Mood mood) {
        DAEMON.feels(mood);
        String key = key();

        MvcTestResult refused = desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);

        assertProblem(refused, 503, "scan-unavailable");
        assertThat(refused.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isNotBlank();
        desk.assertNothingIsLeft();
        DAEMON.feels(Mood.WELL);
        assertThat(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L)).hasStatus(201);
    }

    @Test
    void aRepeatedUploadIsNotScannedAgain() {
        String key = key();
        desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);
        int asked = DAEMON.asked();

        assertThat(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L)).hasStatus(201);

        assertThat(DAEMON.asked()).isEqualTo(asked);
    }

    @Test
    void whatCameInBeforeThereWasAScannerIsScannedOnceItAnswers() {
        String sent = desk.put(SampleFiles.PDF);
        desk.submit(sent);
        cameInUnscanned();
        DAEMON.feels(Mood.FAILS);
        scan.scan();
        assertThat(desk.list(desk.reviewer).at("/0/scan").asString()).isEqualTo("NOT_SCANNED");

        DAEMON.feels(Mood.WELL);
        scan.scan();
        assertThat(desk.list(desk.reviewer).at("/0/scan").asString())
                .as("another node may be at it until its lease ends")
                .isEqualTo("NOT_SCANNED");
        clock.set(IN_TIME.plus(Duration.ofMinutes(11)));
        scan.scan();

        assertThat(desk.list(desk.reviewer).at("/0/scan").asString()).isEqualTo("CLEAN");
        assertThat(reports.find(desk.id).orElseThrow().latest().orElseThrow().attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.file().scan()).isEqualTo(Scan.CLEAN));
        int asked = DAEMON.asked();
        clock.set(IN_TIME.plus(Duration.ofDays(1)));
        scan.scan();
        assertThat(DAEMON.asked()).as("once is enough").isEqualTo(asked);
    }

    @Test
    void whatIsFoundLaterIsGivenToNobodyAndSentNoMore() throws IOException {
        String file = desk.put(SampleFiles.PDF);
        cameInUnscanned();
        becomesInfected();

        scan.scan();

        assertThat(desk.list(desk.reporter).at("/0/scan").asString()).isEqualTo("INFECTED");
        assertProblem(desk.file(file, desk.reporter), 409, "file-found-infected");
        assertProblem(desk.submit(file), 422, "report-invalid");
        assertThat(desk.remove(desk.reporter, file)).hasStatusOk();
    }

    @Test
    void soManyAreScannedAtATimeAndNoMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(desk.put("a.png", padded(i))).hasStatus(201);
        }
        cameInUnscanned();
        int asked = DAEMON.asked();
        scan.scan();
        assertThat(DAEMON.asked()).isEqualTo(asked + 2);
    }

    /** As if there had been no scanner when the files of this report came in. */
    private void cameInUnscanned() {
        store.updateMulti(
                Query.query(Criteria.where("metadata.owner").is(desk.id.toString())),
                Update.update("metadata.scanAt", Date.from(Instant.EPOCH)),
                "attachments.files");
        Report report = reports.find(desk.id).orElseThrow();
        report.attachments().forEach(file -> report.scanned(file.id(), Scan.NOT_SCANNED));
        reports.save(report);
    }

    /** The bytes of the one file are others now, which stands for a scanner that has learnt something. */
    private void becomesInfected() throws IOException {
        Document file = store.findOne(
                Query.query(Criteria.where("metadata.owner").is(desk.id.toString())),
                Document.class,
                "attachments.files");
        store.updateFirst(
                Query.query(Criteria.where("files_id").is(file.getObjectId("_id"))),
                Update.update("data", new Binary(infected())),
                "attachments.chunks");
        store.updateFirst(
                Query.query(Criteria.where("_id").is(file.getObjectId("_id"))),
                Update.update("length", (long) infected().length),
                "attachments.files");
    }

    /** A picture that ends in some bytes that mean nothing. */
    private static byte[] padded(int bytes) {
        return Arrays.copyOf(SampleFiles.PNG, SampleFiles.PNG.length + bytes);
    }

    private static byte[] infected() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(SampleFiles.PDF);
        content.write(TestScanner.virus());
        return content.toByteArray();
    }
}
