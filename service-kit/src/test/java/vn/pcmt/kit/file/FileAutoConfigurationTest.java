package vn.pcmt.kit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestScanner;

class FileAutoConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FileAutoConfiguration.class))
            .withPropertyValues("pcmt.kit.enabled=true");

    @TempDir
    private Path folder;

    @Test
    void withoutAHostFilesAreNotScanned() {
        application.withPropertyValues("pcmt.scan.host=").run(context -> assertThat(
                        context.getBean(FileScanner.class).scan(file()))
                .isEqualTo(Scan.NOT_SCANNED));
    }

    @Test
    void theDaemonThatIsNamedIsAsked() {
        try (TestScanner daemon = new TestScanner()) {
            application
                    .withPropertyValues("pcmt.scan.host=127.0.0.1", "pcmt.scan.port=" + daemon.port())
                    .run(context -> {
                        assertThat(context.getBean(FileScanner.class).scan(file()))
                                .isEqualTo(Scan.CLEAN);
                        assertThat(daemon.asked()).isEqualTo(1);
                    });
        }
    }

    @Test
    void aPortThatIsNoneStopsTheStart() {
        application.withPropertyValues("pcmt.scan.port=70000").run(context -> assertThat(context)
                .hasFailed());
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("content"), SampleFiles.PDF);
    }
}
