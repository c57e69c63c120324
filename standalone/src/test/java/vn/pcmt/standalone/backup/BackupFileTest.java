package vn.pcmt.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {

    private static final Instant MOMENT = Instant.parse("2026-01-15T03:00:00Z");

    @TempDir
    Path machine;

    @Test
    void everyFileComesBackReadableByItsOwnerAlone() throws Exception {
        Path file = backUp();

        BackupReader backup = BackupReader.check(file, 1);
        backup.restoreTo(machine.resolve("new"));

        assertThat(backup.manifest().createdAt()).isEqualTo(MOMENT);
        assertThat(machine.resolve("new/broker/logs/a-0/0.log")).hasContent("events");
        assertThat(machine.resolve("new/identity/secrets.properties")).hasContent("audit.key=xyz");
        assertThat(machine.resolve("new/broker/broker.lock")).doesNotExist();
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(machine.resolve("new/identity"))).isEqualTo("rwx------");
        assertThat(permissions(machine.resolve("new/identity/secrets.properties")))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 25, 40, 50, 60, 75, 90, 99})
    void aDamagedByteIsNoticedWhereverItIsAndNothingIsWritten(int percent) throws Exception {
        Path file = backUp();
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length * percent / 100;
        // Names and content are checked; a few bytes of the container, such as times, mean nothing.
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, at, Math.min(at + 40, bytes.length), (byte) 0x5a);
        Files.write(file, damaged);

        refused("restore.damaged", () -> BackupReader.check(file, 1).restoreTo(machine.resolve("new")));
        assertThat(machine.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 70, 99})
    void aBackupThatIsCutOffIsRefused(int percent) throws Exception {
        Path file = backUp();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * percent / 100));

        refused("restore.damaged", () -> BackupReader.check(file, 1));
    }

    @Test
    void anyOtherArchiveIsRefused() throws Exception {
        Path file = zip("other.zip", "readme.txt", "hello");

        refused("restore.damaged", () -> BackupReader.check(file, 1));
        refused("restore.missing", () -> BackupReader.check(machine.resolve("none.zip"), 1));
    }

    @Test
    void aBackupOfANewerProgramIsRefused() throws Exception {
        Path newerFormat = zip("newer.zip", Manifest.NAME, "pcmt-backup 2\nwhatever that says\n");
        Path newerLayout = machine.resolve("layout.zip");
        try (BackupWriter writer = BackupWriter.create(newerLayout)) {
            writer.finish(2, MOMENT);
        }

        assertThat(refused("restore.newer", () -> BackupReader.check(newerFormat, 1))
                        .arguments())
                .containsExactly(newerFormat, "2", "1");
        refused("restore.newer", () -> BackupReader.check(newerLayout, 1));
        assertThat(BackupReader.check(newerLayout, 2).manifest().layout()).isEqualTo(2);
    }

    @Test
    void aFolderWithAnythingInItIsLeftAlone() throws Exception {
        Path file = backUp();
        Path mine = Files.createDirectories(machine.resolve("mine"));
        Files.writeString(mine.resolve("letter.txt"), "dear");

        refused("restore.not-empty", () -> BackupReader.check(file, 1).restoreTo(mine));

        assertThat(mine).isDirectoryNotContaining("glob:**/broker");
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndAnUnfinishedOneIsRemoved() throws Exception {
        Path file = Files.writeString(machine.resolve("mine.zip"), "mine");
        refused("backup.exists", () -> BackupWriter.create(file));

        try (BackupWriter writer = BackupWriter.create(machine.resolve("other.zip"))) {
            assertThat(machine.resolve("other.zip.unfinished")).exists();
        }
        assertThat(file).hasContent("mine");
        assertThat(machine.resolve("other.zip")).doesNotExist();
        assertThat(machine.resolve("other.zip.unfinished")).doesNotExist();
    }

    @Test
    void noEntryLandsOutsideTheFolder() throws Exception {
        String hash = HexFormat.of().formatHex(Manifest.sha256().digest("evil".getBytes(StandardCharsets.UTF_8)));
        String text = new Manifest(1, MOMENT, List.of(new Manifest.Entry("../outside.txt", 4, hash))).text();
        Path evil = zip("escape.zip", Manifest.NAME, text, "../outside.txt", "evil");

        refused("restore.damaged", () -> BackupReader.check(evil, 1).restoreTo(machine.resolve("new")));
        assertThat(machine.resolve("outside.txt")).doesNotExist();
    }

    private Path backUp() throws IOException {
        Path data = machine.resolve("data");
        Files.createDirectories(data.resolve("broker/logs/a-0"));
        Files.writeString(data.resolve("broker/logs/a-0/0.log"), "events");
        Files.writeString(data.resolve("broker/broker.lock"), "");
        Files.createDirectories(data.resolve("identity"));
        Files.writeString(data.resolve("identity/secrets.properties"), "audit.key=xyz");
        Path file = machine.resolve("backup.zip");
        try (BackupWriter writer = BackupWriter.create(file)) {
            writer.store(data, "store");
            writer.folder(data, "broker");
            writer.folder(data, "identity");
            writer.finish(1, MOMENT);
        }
        return file;
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = machine.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static BackupRefused refused(String code, ThrowingCallable call) {
        var caught = new BackupRefused[1];
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(call)
                .satisfies(refused -> caught[0] = refused)
                .returns(code, BackupRefused::code);
        return caught[0];
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
