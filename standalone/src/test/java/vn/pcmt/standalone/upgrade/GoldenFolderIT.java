package vn.pcmt.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.backup.BackupReader;
import vn.pcmt.standalone.flow.Province;

/**
 * The program of today opens the data of every version that was released, of which one small folder each is kept as a
 * backup named {@code version_period.zip.zst}: everything is there, and work goes on. {@link MakeGoldenFolderIT} adds one.
 */
class GoldenFolderIT {

    static final Path KEPT = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @MethodSource("versions")
    void theDataOfAnEarlierVersionIsAllThereAndWorkGoesOn(Path golden, @TempDir Path machine) throws IOException {
        var story = new Story(periodOf(golden));
        Path folder = machine.resolve("data");
        Path backup = machine.resolve("backup.zip");
        PackedBackup.unpack(golden, backup);
        BackupReader.check(backup, 1).restoreTo(folder);

        try (var stack = EmbeddedStack.start(StackSettings.in(folder).onRandomPorts());
                var province = new Province(stack)) {
            story.isToldBy(province);
            Story.isConsistent(province);

            story.goOnIn(province);
            Story.isConsistent(province);
        }
    }

    static List<Path> versions() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            List<Path> kept = files.filter(file -> file.toString().endsWith(".zst"))
                    .sorted()
                    .toList();
            assertThat(kept).isNotEmpty();
            return kept;
        }
    }

    private static String periodOf(Path golden) {
        return golden.getFileName().toString().replaceFirst(".*_", "").replace(".zip.zst", "");
    }
}
