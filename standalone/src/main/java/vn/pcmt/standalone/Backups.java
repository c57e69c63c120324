package vn.pcmt.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.pcmt.embedded.FolderLock;
import vn.pcmt.standalone.backup.BackupReader;
import vn.pcmt.standalone.backup.BackupWriter;
import vn.pcmt.standalone.backup.Manifest;

/** The commands {@code backup} and {@code restore}. */
final class Backups {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Screen screen;

    Backups(Screen screen) {
        this.screen = screen;
    }

    /** @throws StartProblem if it cannot be made */
    void backup(Path folder, Path file) {
        Optional<DataFolder> rests = DataFolder.openAtRest(folder);
        if (rests.isPresent()) {
            try (DataFolder locked = rests.get()) {
                copyAtRest(folder, file);
            }
        } else {
            screen.say("backup.asking", folder);
            BackupDesk.ask(folder, file, PATIENCE);
        }
        Manifest written = BackupReader.check(file, DataFolder.LAYOUT).manifest();
        screen.say("backup.done", file, String.valueOf(written.files().size()), String.valueOf(written.bytes() >> 20));
        screen.say("backup.secret", file);
    }

    /** Parts that run one by one have locks of their own. */
    private static void copyAtRest(Path folder, Path file) {
        var locks = new ArrayList<FolderLock>();
        try (BackupWriter writer = BackupWriter.create(file)) {
            for (String part : List.of("broker", "store")) {
                if (folder.resolve(part).toFile().isDirectory()) {
                    locks.add(FolderLock.take(folder.resolve(part), part + ".lock")
                            .orElseThrow(() -> new StartProblem("backup.parts", folder)));
                }
            }
            EmbeddedStack.write(writer, folder);
        } catch (IOException e) {
            throw BackupWriter.refusal(file, e);
        } finally {
            locks.forEach(Backups::release);
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The process is about to end, and its locks with it.
        }
    }

    /** @throws vn.pcmt.standalone.backup.BackupRefused if it is not restored */
    void restore(Path file, Path folder) {
        screen.step("restore.checking", file);
        BackupReader backup = BackupReader.check(file, DataFolder.LAYOUT);
        backup.restoreTo(folder);
        DataFolder.claim(folder);
        screen.say("restore.done", folder, backup.manifest().createdAt().toString());
    }
}
