package vn.pcmt.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.util.unit.DataSize;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Sha256;

/** Files from their receipt to their end, on the store under test. */
@EngineSuite
class UploadsTest {
    private static final Instant NOON = Instant.parse("2025-08-16T05:00:00Z");

    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoDatabaseFactory store = new SimpleMongoClientDatabaseFactory(
            client, "files" + UUID.randomUUID().toString().substring(0, 8));
    private final StoredFiles files = new StoredFiles(store, "papers");
    private final AtomicInteger scans = new AtomicInteger();
    private final FileRules rules =
            new FileRules("paper", DataSize.ofMegabytes(1), List.of(MediaTypes.PDF, MediaTypes.PNG));

    @TempDir
    private Path temporary;

    private Uploads uploads;

    @BeforeEach
    void aScannerThatCounts() {
        uploads = new Uploads(
                rules,
                content -> {
                    scans.incrementAndGet();
                    return Scan.CLEAN;
                },
                files,
                temporary);
    }

    @AfterEach
    void close() {
        client.close();
        assertThat(temporary).as("what was received for a while").isEmptyDirectory();
    }

    @Test
    void aFileIsKeptAsItCame() throws IOException {
        byte[] large = Arrays.copyOf(SampleFiles.PDF, 900_000); // more than one chunk
        KeptFile kept = keep(large, null);

        assertThat(kept.name()).isEqualTo("a.pdf");
        assertThat(kept.mediaType()).isEqualTo("application/pdf");
        assertThat(kept.size()).isEqualTo(900_000);
        assertThat(kept.sha256()).isEqualTo(Sha256.hex(large));
        assertThat(kept.scan()).isEqualTo(Scan.CLEAN);
        files.requireIntact(kept);
        try (InputStream content = files.open(kept)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void aFileIsKeptUnderANameThatEndsAsWhatItIs() throws IOException {
        try (Upload upload = uploads.receive(new ByteArrayInputStream(SampleFiles.PDF))) {
            assertThat(upload.keep("x.pdf.exe", "x", null).name()).isEqualTo("x.pdf.exe.pdf");
        }
    }

    @Test
    void theLimitIsReachedByTheLastByteThatIsAllowedAndPassedByTheNext() throws IOException {
        assertThat(keep(Arrays.copyOf(SampleFiles.PDF, 1 << 20), null).size()).isEqualTo(1 << 20);

        refused(Arrays.copyOf(SampleFiles.PDF, (1 << 20) + 1), Refusal.Kind.TOO_LARGE, "paper-too-large");
    }

    @Test
    void nothingAndWhatIsNotWantedAreRefusedUnscanned() {
        refused(new byte[0], Refusal.Kind.INVALID, "paper-empty");
        refused(SampleFiles.JPEG, Refusal.Kind.INVALID, "paper-type-refused");
        assertThat(scans).hasValue(0);
        assertThat(stored()).isZero();
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(SampleFiles.PDF), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        });

        assertThatThrownBy(() -> uploads.receive(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatTheScannerRefusesIsNotKept() {
        Uploads suspicious = new Uploads(
                rules,
                content -> {
                    throw new Refusal(Refusal.Kind.UNAVAILABLE, "scan-unavailable");
                },
                files,
                temporary);

        assertThatThrownBy(() -> keep(suspicious, SampleFiles.PDF, null)).hasMessage("scan-unavailable");
        assertThat(stored()).isZero();
    }

    @Test
    void aCommandThatIsTriedTwiceScansAndStoresOnce() throws IOException {
        try (Upload upload = uploads.receive(new ByteArrayInputStream(SampleFiles.PDF))) {
            assertThat(upload.keep("a.pdf", "x", null)).isEqualTo(upload.keep("a.pdf", "x", null));
        }

        assertThat(scans).hasValue(1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whatNobodyNamesIsTakenBackAndWhatSomebodyMayNameIsNot() throws IOException {
        try (Upload upload = uploads.receive(new ByteArrayInputStream(SampleFiles.PDF))) {
            upload.keep("a.pdf", "x", null);
            upload.dropUnless(stored -> {
                throw new IllegalStateException("the store is away");
            });
            upload.dropUnless(stored -> true);
            assertThat(stored()).isEqualTo(1);

            upload.dropUnless(stored -> false);
            assertThat(stored()).isZero();
        }
    }

    @Test
    void aFileOfBeforeThereWereScannersIsNotScanned() {
        assertThat(new KeptFile("65f7a0000000000000000001", "a.pdf", MediaTypes.PDF, 10, "ab12", null).scan())
                .isEqualTo(Scan.NOT_SCANNED);
    }

    @Test
    void changedBytesAreFound() throws IOException {
        KeptFile kept = keep(SampleFiles.PDF, null);
        byte[] other = SampleFiles.PDF.clone();
        other[other.length - 1] = ' ';
        store.getMongoDatabase()
                .getCollection("papers.chunks")
                .updateOne(new Document(), new Document("$set", new Document("data", new Binary(other))));

        assertThatThrownBy(() -> files.requireIntact(kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not what was stored");
    }

    @Test
    void aFileIsDueOnItsDayForOneNodeAtATimeUntilItIsSettled() throws IOException {
        KeptFile kept = keep(SampleFiles.PDF, NOON);
        keep(SampleFiles.PNG, null);
        Instant lease = NOON.plus(Duration.ofMinutes(10));

        assertThat(files.claimDue(NOON.minusMillis(1), lease)).isEmpty();
        assertThat(files.claimDue(NOON, lease)).contains(new StoredFiles.Due(kept.stored(), "x"));
        assertThat(files.claimDue(NOON, lease)).as("another node has it").isEmpty();
        assertThat(files.claimDue(lease, lease.plusSeconds(1)))
                .as("that node died")
                .isPresent();
        files.settle(kept.stored());
        assertThat(files.claimDue(NOON.plus(Duration.ofDays(1000)), lease)).isEmpty();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void whatNoScannerHasSeenIsScannedSoManyAtATimeAndOnce() throws IOException {
        Uploads unnamed = new Uploads(rules, new NoScanner(), files, temporary);
        for (int i = 0; i < 3; i++) {
            keep(unnamed, Arrays.copyOf(SampleFiles.PDF, SampleFiles.PDF.length + i), null);
        }
        List<Scan> noted = new ArrayList<>();
        Rescan rescan =
                new Rescan(files, uploads, (file, found) -> noted.add(found), Clock.fixed(NOON, VietnamTime.ZONE));

        rescan.scan(2, Duration.ofMinutes(10));
        assertThat(noted).containsExactly(Scan.CLEAN, Scan.CLEAN);
        rescan.scan(2, Duration.ofMinutes(10));
        rescan.scan(2, Duration.ofMinutes(10));
        assertThat(noted).hasSize(3);
    }

    @Test
    void aFileWhoseFindingCouldNotBeNotedIsScannedAgainWhenItsLeaseEnds() throws IOException {
        keep(new Uploads(rules, new NoScanner(), files, temporary), SampleFiles.PDF, null);
        Duration lease = Duration.ofMinutes(10);
        List<Scan> noted = new ArrayList<>();
        new Rescan(
                        files,
                        uploads,
                        (file, found) -> {
                            throw new IllegalStateException("the store is away");
                        },
                        Clock.fixed(NOON, VietnamTime.ZONE))
                .scan(5, lease);
        new Rescan(files, uploads, (file, found) -> noted.add(found), Clock.fixed(NOON, VietnamTime.ZONE))
                .scan(5, lease);
        assertThat(noted).as("leased").isEmpty();

        new Rescan(files, uploads, (file, found) -> noted.add(found), Clock.fixed(NOON.plus(lease), VietnamTime.ZONE))
                .scan(5, lease);

        assertThat(noted).containsExactly(Scan.CLEAN);
    }

    private KeptFile keep(byte[] content, Instant dueAt) throws IOException {
        return keep(uploads, content, dueAt);
    }

    private static KeptFile keep(Uploads with, byte[] content, Instant dueAt) throws IOException {
        try (Upload upload = with.receive(new ByteArrayInputStream(content))) {
            return upload.keep("a.pdf", "x", dueAt);
        }
    }

    private void refused(byte[] content, Refusal.Kind kind, String code) {
        assertThatThrownBy(() -> keep(content, null)).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    private long stored() {
        return store.getMongoDatabase().getCollection("papers.files").countDocuments();
    }

    @Test
    void whatAKilledProcessLeftBehindGoesADayLater(@TempDir Path folder) throws IOException {
        Path left = TemporaryFiles.create(folder);
        Path other = Files.writeString(folder.resolve("pcmt-other.txt"), "x");
        Instant now = Files.getLastModifiedTime(left).toInstant();

        TemporaryFiles.sweep(folder, now.plus(Duration.ofHours(23)));
        assertThat(left).exists();
        TemporaryFiles.sweep(folder, now.plus(Duration.ofHours(25)));
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }
}
