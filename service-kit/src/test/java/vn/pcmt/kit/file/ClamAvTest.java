package vn.pcmt.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestScanner;
import vn.pcmt.kit.test.TestScanner.Mood;

/** A daemon that speaks the protocol, well or badly. */
@Timeout(30)
class ClamAvTest {
    private static final byte[] LARGE = Arrays.copyOf(SampleFiles.PDF, 8 << 20);

    @TempDir
    private Path folder;

    private final TestScanner daemon = new TestScanner();

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void aCleanFileIsClean() throws IOException {
        assertThat(scan(SampleFiles.PDF)).isEqualTo(Scan.CLEAN);
        assertThat(scan(LARGE)).isEqualTo(Scan.CLEAN);
    }

    @Test
    void aVirusIsNamed() {
        assertThatThrownBy(() -> scan(TestScanner.virus())).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refused.code()).isEqualTo("file-infected");
            assertThat(refused.args()).containsExactly("Eicar-Test-Signature");
        });
    }

    @Test
    void aVirusBehindManyChunksIsFound() {
        byte[] content = Arrays.copyOf(LARGE, LARGE.length);
        System.arraycopy(TestScanner.virus(), 0, content, LARGE.length - 68, 68);

        assertThatThrownBy(() -> scan(content)).hasMessageContaining("file-infected");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "TAKES_LITTLE"})
    void aDaemonThatSaysNothingOfTheFileIsAwayHoweverItFails(Mood mood) {
        daemon.feels(mood);

        unavailable(daemon.port());
    }

    @Test
    void aDaemonThatIsNotThereIsAway() {
        int port = daemon.port();
        daemon.close();

        unavailable(port);
    }

    @Test
    void aHostThatNobodyKnowsIsAway() {
        ClamAv scanner = new ClamAv("scanner.invalid", settings(3310));

        assertThatThrownBy(() -> scanner.scan(file(SampleFiles.PDF))).hasMessage("scan-unavailable");
    }

    @Test
    void whatIsTooLongForTheDaemonIsRefusedAsSuch() {
        daemon.feels(Mood.TAKES_LITTLE);

        assertThatThrownBy(() -> scan(Arrays.copyOf(SampleFiles.PDF, 2000)))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
                    assertThat(refused.code()).isEqualTo("scan-too-large");
                });
    }

    @Test
    void whatIsTooLongToBeSentIsNotSent() {
        assertThatThrownBy(() -> scan(Arrays.copyOf(SampleFiles.PDF, (10 << 20) + 1)))
                .hasMessage("scan-too-large");
        assertThat(daemon.asked()).isZero();
    }

    private void unavailable(int port) {
        ClamAv scanner = new ClamAv("127.0.0.1", settings(port));

        assertThatThrownBy(() -> scanner.scan(file(LARGE))).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
            assertThat(refused.code()).isEqualTo("scan-unavailable");
        });
    }

    private Scan scan(byte[] content) throws IOException {
        return new ClamAv("127.0.0.1", settings(daemon.port())).scan(file(content));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("content"), content);
    }

    private static ScanSettings settings(int port) {
        return new ScanSettings(null, port, Duration.ofSeconds(1), Duration.ofSeconds(2), DataSize.ofMegabytes(10));
    }
}
