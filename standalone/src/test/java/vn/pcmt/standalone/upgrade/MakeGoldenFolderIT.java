package vn.pcmt.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.backup.BackupReader;
import vn.pcmt.standalone.flow.Province;

/**
 * Keeps a small data folder of the version that is about to be released, for {@link GoldenFolderIT}. Its secrets are those of
 * this folder alone.
 *
 * <pre>{@code
 * mvn verify -pl standalone -am -Dtest=none -Dit.test=MakeGoldenFolderIT -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dfailsafe.failIfNoSpecifiedTests=false -Dexcluded.test.groups=faults,keycloak \
 *     -Dsurefire.jvm.args=-Dgolden.version=0.1.0
 * }</pre>
 */
@Tag("measurement")
class MakeGoldenFolderIT {

    private static final String VERSION = System.getProperty("golden.version", "next");

    @Test
    void keepsTheFolderOfThisVersion(@TempDir Path machine) throws IOException {
        Path data = machine.resolve("data");
        StackSettings settings = StackSettings.in(data).onRandomPorts();
        Story story;
        try (var stack = EmbeddedStack.start(settings);
                var province = new Province(stack)) {
            story = new Story(province.currentPeriod());
            story.happenIn(province);
        }
        Path backup = machine.resolve("backup.zip");
        // Once more, so that the store has put its journal in order.
        try (var stack = EmbeddedStack.start(settings);
                var province = new Province(stack)) {
            story.isToldBy(province);
            stack.backup(backup);
        }
        Path kept = GoldenFolderIT.KEPT.resolve(VERSION + "_" + story.period() + ".zip.zst");
        Files.createDirectories(GoldenFolderIT.KEPT);
        PackedBackup.pack(backup, kept);
        Path again = machine.resolve("again.zip");
        PackedBackup.unpack(kept, again);
        assertThat(BackupReader.check(again, 1).manifest().files()).isNotEmpty();
        System.out.printf("%s: %d kB%n", kept, Files.size(kept) / 1024);
    }
}
