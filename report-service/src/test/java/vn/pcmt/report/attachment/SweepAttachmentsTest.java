package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.attachment.CommuneDesk.assertProblem;

import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Reporting;

/** What becomes of files that nobody sends. */
@OnStore
class SweepAttachmentsTest {
    private static final Instant DUE = Reporting.IN_TIME.plus(Duration.ofDays(30));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    @Autowired
    private SweepAttachments sweep;

    private CommuneDesk desk;

    @BeforeEach
    void aCommuneOwesAugust() {
        desk = new CommuneDesk(context);
    }

    @Test
    void aFileThatNobodySentIsRemovedOnItsDayAndNotBefore() {
        String waiting = desk.put(SampleFiles.PDF);

        sweepAt(DUE.minusMillis(1));
        assertThat(desk.file(waiting, desk.reporter)).hasStatusOk();
        sweepAt(DUE);

        assertThat(desk.list(desk.reporter)).isEmpty();
        assertThat(desk.stored()).isZero();
        assertProblem(desk.submit(waiting), 422, "report-invalid");
    }

    @Test
    void aFileThatWasSentStaysForEver() {
        String sent = desk.put(SampleFiles.PDF);
        desk.submit(sent);
        desk.submit();

        sweepAt(DUE);
        sweepAt(DUE.plus(Duration.ofDays(10_000)));

        assertThat(desk.file(sent, desk.reviewer)).hasStatusOk();
    }

    @Test
    void bytesThatACrashLeftWithoutAReportAreRemoved() {
        String kept = desk.put(SampleFiles.PNG);
        desk.submit(kept);
        GridFSBuckets.create(store.getDb(), "attachments")
                .uploadFromStream(
                        "left",
                        new ByteArrayInputStream(SampleFiles.PDF),
                        new GridFSUploadOptions()
                                .metadata(new Document("owner", desk.id.toString()).append("dueAt", Date.from(DUE))));
        assertThat(desk.stored()).isEqualTo(2);

        sweepAt(DUE);

        assertThat(desk.stored()).isEqualTo(1);
        assertThat(desk.file(kept, desk.reporter)).hasStatusOk();
    }

    @RepeatedTest(25)
    void aSubmissionAtTheSameMomentEitherKeepsTheFileOrIsRefused() throws Exception {
        String file = desk.put(SampleFiles.PDF);
        clock.set(DUE);
        CountDownLatch start = new CountDownLatch(1);

        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MvcTestResult> submission = both.submit(after(start, () -> desk.submit(file)));
            Future<?> sweeping = both.submit(after(start, () -> {
                sweep.sweep();
                return null;
            }));
            start.countDown();
            sweeping.get();
            if (submission.get().getResponse().getStatus() == 201) {
                assertThat(desk.file(file, desk.reviewer)).hasStatusOk();
            } else {
                // It saw the report before the file was gone, or after.
                assertThat(submission.get().getResponse().getStatus()).isIn(412, 422);
                assertThat(desk.stored()).isZero();
            }
        }
    }

    private static <T> Callable<T> after(CountDownLatch start, Callable<T> task) {
        return () -> {
            start.await();
            return task.call();
        };
    }

    private void sweepAt(Instant now) {
        clock.set(now);
        sweep.sweep();
    }
}
