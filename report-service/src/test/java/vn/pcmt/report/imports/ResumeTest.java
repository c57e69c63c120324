package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.imports.Province.all;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.source.OpenSource;
import vn.pcmt.report.source.SourceFormat;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.SubmitReport;

/** An import whose node dies: whoever takes it up later brings it to the same end, and no report gets a revision twice. */
@OnStore
class ResumeTest {
    private static final ImportSettings TWO_BY_TWO =
            new ImportSettings(2, 1, Duration.ofMinutes(1), Duration.ofSeconds(15), Duration.ofDays(1));

    @Autowired
    private ImportJobs jobs;

    @Autowired
    private ImportFiles files;

    @Autowired
    private HowToRead howToRead;

    @Autowired
    private OpenSource sources;

    @Autowired
    private SubmitReport submit;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private Province province;
    private ImportJob job;

    @BeforeEach
    void anImportOfSevenReportsOfWhichTheThirdIsWrong() throws IOException {
        clock.set(IN_TIME);
        province = new Province(store, reports, 7);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            rows.add(i == 2 ? all("1", "CA01", "mười") : all("1"));
        }
        try (SentFile file =
                SentFile.receive(new ByteArrayInputStream(province.csv(rows).getBytes(UTF_8)))) {
            job = ImportJob.begun(
                    UUID.randomUUID().toString(),
                    "print",
                    files.keep(file),
                    file.size(),
                    SourceFormat.CSV,
                    new ImportOptions(null, null, null, null, false, false),
                    new Caller("quantri", "Quản trị", Set.of(OfficerRole.ADMIN), province.key),
                    IN_TIME);
        }
        jobs.insert(job);
    }

    @Test
    void goesOnAfterTheLastBatchThatIsOnRecord() {
        CarryOutImport first = node();
        ImportJob claimed = first.claim(job.id()).orElseThrow();
        try (CarryOutImport.Run run = first.open(claimed)) {
            ImportJob after = run.step(claimed);
            assertThat(after.progress().seen()).isEqualTo(2);
        }
        // The node dies here. Nobody may touch its import until the lease has ended.
        CarryOutImport second = node();
        assertThat(second.claim(job.id())).isEmpty();
        clock.set(IN_TIME.plus(Duration.ofSeconds(61)));
        second.resume();
        assertEndedRight();
    }

    @Test
    void aBatchThatWasSavedButNotWrittenDownIsAnsweredAsTheFirstTime() {
        CarryOutImport first = node();
        ImportJob claimed = first.claim(job.id()).orElseThrow();
        try (CarryOutImport.Run run = first.open(claimed)) {
            ImportJob one = run.step(claimed);
            run.step(one);
            // What was written down last is lost: the node died between the save of the reports and the record of it.
            store.save(one);
        }
        clock.set(IN_TIME.plus(Duration.ofSeconds(61)));
        node().resume();
        assertEndedRight();
    }

    @Test
    void anImportThatWasNeverBegunIsFound() {
        clock.set(IN_TIME.plusSeconds(1));
        node().resume();
        assertEndedRight();
    }

    @Test
    void aNodeThatWasOnlySlowGivesWayToWhoeverTookOver() {
        CarryOutImport slow = node();
        ImportJob claimed = slow.claim(job.id()).orElseThrow();
        try (CarryOutImport.Run run = slow.open(claimed)) {
            clock.set(IN_TIME.plus(Duration.ofSeconds(61)));
            node().resume();
            assertThat(run.step(claimed))
                    .as("it finds that it is no longer its own")
                    .isNull();
        }
        assertEndedRight();
    }

    @Test
    void twoNodesThatLookAtOnceDoItOnce() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            Thread.ofVirtual().start(() -> {
                node().resume();
                done.countDown();
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertEndedRight();
    }

    @Test
    void aFileThatIsNoLongerThereEndsTheImportWithAWord() {
        files.drop(job.file());
        node().resume();
        ImportJob ended = jobs.find(job.id()).orElseThrow();
        assertThat(ended.done()).isNotNull();
        assertThat(ended.failure().code()).isEqualTo("import-file-gone");
    }

    @Test
    void theFileOfATrialIsKeptForADayAndThenDropped() {
        ImportJob trial = new ImportJob(
                UUID.randomUUID().toString(),
                "print",
                job.file(),
                job.size(),
                job.format(),
                new ImportOptions(null, null, null, null, true, false),
                job.caller(),
                IN_TIME,
                ImportJob.Progress.NONE,
                null,
                null,
                Instant.EPOCH);
        jobs.insert(trial);
        CarryOutImport node = node();
        node.carryOut(node.claim(trial.id()).orElseThrow());
        assertThat(jobs.find(trial.id()).orElseThrow().file()).isEqualTo(job.file());
        clock.set(IN_TIME.plus(Duration.ofHours(25)));
        node.resume();
        assertThat(jobs.find(trial.id()).orElseThrow().file()).isNull();
        assertThat(province.report(0).timeliness()).isNotNull();
    }

    private CarryOutImport node() {
        return new CarryOutImport(jobs, files, howToRead, sources, submit, TWO_BY_TWO, clock);
    }

    private void assertEndedRight() {
        ImportJob ended = jobs.find(job.id()).orElseThrow();
        assertThat(ended.done()).isNotNull();
        assertThat(ended.failure()).isNull();
        assertThat(ended.file()).isNull();
        assertThat(ended.progress()).isEqualTo(new ImportJob.Progress(7, 6, 0, 1, 240, 100));
        assertThat(province.revisions()).containsExactly(1, 1, 0, 1, 1, 1, 1);
        assertThat(jobs.refused(job.id(), new PageRequest(0, 10)).items())
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isEqualTo(4));
    }

    @Test
    void whatIsCalledOffStopsWithTheBatchUnderWayAndKeepsWhatWasTaken() {
        CarryOutImport node = node();
        ImportJob claimed = node.claim(job.id()).orElseThrow();
        ImportJob after;
        try (CarryOutImport.Run run = node.open(claimed)) {
            ImportJob first = run.step(claimed);
            after = new CancelImport(jobs, files, clock).cancel(job);
            assertThat(run.step(first)).as("the node that is at it").isNull();
        }

        assertThat(after.state(clock.instant())).isEqualTo("CANCELLED");
        assertThat(after.progress().taken()).isEqualTo(2);
        ImportJob told = jobs.find(job.id()).orElseThrow();
        assertThat(told.state(clock.instant())).isEqualTo("CANCELLED");
        assertThat(province.revisions()).containsExactly(1, 1, 0, 1, 0, 0, 0);
        assertThat(told.progress().taken())
                .as("those of the batch under way too")
                .isEqualTo(3);
        assertThat(told.progress().refused()).isEqualTo(1);
        assertThat(told.progress().seen()).isEqualTo(4);
        assertThat(told.file()).isNull();
        assertThat(node.claim(job.id())).as("nobody takes it up again").isEmpty();
        assertThat(new CancelImport(jobs, files, clock).cancel(after))
                .as("again")
                .isEqualTo(after);
    }
}
