package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.embedded.FolderLock;
import vn.pcmt.standalone.backup.BackupReader;
import vn.pcmt.standalone.backup.BackupWriter;

/** The commands, on a data folder that is only a few files. */
class BackupsTest {

    @TempDir
    Path machine;

    @Test
    void aSystemAtRestIsBackedUpAndRestoredUnderItsOwnMark() throws IOException {
        Path data = dataFolder();

        command("backup", file().toString(), "--data", data.toString());
        command("restore", file().toString(), "--data", machine.resolve("new").toString());

        assertThat(machine.resolve("new/identity/secrets.properties")).hasContent("audit.key=xyz");
        DataFolder.open(machine.resolve("new"), ".lock").close();
    }

    @Test
    void aRunningSystemWritesItsBackupItself() throws IOException {
        Path data = dataFolder();
        try (DataFolder running = DataFolder.open(data, ".lock")) {
            BackupDesk.open(data, file -> write(data, file));

            command("backup", file().toString(), "--data", data.toString());

            assertThat(BackupReader.check(file(), 1).manifest().files()).hasSize(1);
            refused("backup.exists", "backup", file().toString(), "--data", data.toString());
        }
    }

    @Test
    void anUnfitRequestIsAnsweredAndTheNextOneCarriedOut() throws IOException {
        Path data = dataFolder();
        try (DataFolder running = DataFolder.open(data, ".lock")) {
            BackupDesk.open(data, file -> write(data, file));

            for (String unfit : List.of("relative.zip", "/tmp/\0.zip")) {
                Files.writeString(data.resolve("backup.request"), unfit);
                Awaitility.await().until(() -> Files.exists(data.resolve("backup.answer")));
                assertThat(Files.readString(data.resolve("backup.answer"))).startsWith("problem.option");
                Files.delete(data.resolve("backup.answer"));
            }

            command("backup", file().toString(), "--data", data.toString());
            assertThat(file()).exists();
        }
    }

    @Test
    void aRequestThatNobodyWaitsForIsNotCarriedOut() throws IOException {
        Path data = dataFolder();
        Path request = data.resolve("backup.request");
        Files.writeString(request, machine.resolve("old.zip").toString());
        Files.setLastModifiedTime(request, FileTime.from(Instant.now().minusSeconds(60)));
        try (DataFolder running = DataFolder.open(data, ".lock")) {
            BackupDesk.open(data, file -> write(data, file));
            Awaitility.await().until(() -> !Files.exists(request));

            command("backup", file().toString(), "--data", data.toString());

            assertThat(file()).exists();
            assertThat(machine.resolve("old.zip")).doesNotExist();
        }
    }

    @Test
    void aBrokerThatDoesNotComeBackIsNotTakenForABackupThatWasNotWritten() throws IOException {
        Path data = dataFolder();
        try (DataFolder running = DataFolder.open(data, ".lock")) {
            BackupDesk.open(data, file -> {
                write(data, file);
                throw new PartFailedException(Part.BROKER, "not ready after 180 seconds.");
            });

            refused("backup.part", "backup", file().toString(), "--data", data.toString());

            assertThat(BackupReader.check(file(), 1).manifest().files()).hasSize(1);
        }
    }

    @Test
    void aSystemThatEndsMeanwhileIsNotWaitedForAndAPartThatRunsAloneIsNotCopied() throws IOException {
        Path data = dataFolder();
        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> BackupDesk.ask(data, file(), Duration.ofMinutes(1)))
                .returns("backup.no-answer", StartProblem::code);

        Files.createDirectories(data.resolve("store"));
        try (FolderLock store =
                FolderLock.take(data.resolve("store"), "store.lock").orElseThrow()) {
            refused("backup.parts", "backup", file().toString(), "--data", data.toString());
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFolderThatIsNotOursIsNotBackedUp() throws IOException {
        Path other = Files.createDirectories(machine.resolve("other"));

        refused("backup.nothing", "backup", file().toString(), "--data", other.toString());
        refused("problem.option", "backup");
        refused("problem.option", "backup", "a", "--faster");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void aFolderOfANewerProgramIsRefusedByEveryWayIn() throws IOException {
        Path data = dataFolder();
        Path marker = data.resolve("pcmt-data.txt");
        Files.writeString(marker, Files.readString(marker).replace("layout 1.", "layout 2."));

        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> DataFolder.open(data, ".lock"))
                .returns("problem.folder-newer", StartProblem::code);
        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> EmbeddedStack.start(StackSettings.in(data).onRandomPorts()))
                .returns("problem.folder-newer", StartProblem::code);
        refused("problem.folder-newer", "backup", file().toString(), "--data", data.toString());
        assertThat(Files.readString(marker)).contains("layout 2.");
    }

    private Path file() {
        return machine.resolve("backup.zip");
    }

    private Path dataFolder() throws IOException {
        Path data = machine.resolve("data");
        DataFolder.open(data, ".lock").close();
        Files.createDirectories(data.resolve("identity"));
        Files.writeString(data.resolve("identity/secrets.properties"), "audit.key=xyz");
        return data;
    }

    private static void write(Path data, Path file) {
        try (BackupWriter writer = BackupWriter.create(file)) {
            EmbeddedStack.write(writer, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void command(String... words) {
        new Commands(new Screen(), Map.of()).carryOut(words);
    }

    private static void refused(String code, String... words) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> command(words))
                .satisfies(problem -> assertThat(
                                problem instanceof StartProblem start ? start.code() : problem.getMessage())
                        .isEqualTo(code));
    }
}
