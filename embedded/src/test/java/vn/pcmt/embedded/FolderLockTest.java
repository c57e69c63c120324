package vn.pcmt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void aFolderHasOneHolderUntilItIsGivenBack() throws IOException {
        FolderLock first = FolderLock.take(folder, "a.lock").orElseThrow();
        assertThat(FolderLock.take(folder, "a.lock")).isEmpty();
        assertThat(FolderLock.take(folder.resolve("..").resolve(folder.getFileName()), "a.lock"))
                .as("the same folder by another path")
                .isEmpty();

        first.close();
        FolderLock.take(folder, "a.lock").orElseThrow().close();
    }

    @Test
    void locksOfOtherNamesAreOtherLocks() throws IOException {
        try (FolderLock store = FolderLock.take(folder, "store.lock").orElseThrow();
                FolderLock broker = FolderLock.take(folder, "broker.lock").orElseThrow()) {
            assertThat(store).isNotSameAs(broker);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureAndLeavesNothingLocked() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatIOException().isThrownBy(() -> FolderLock.take(missing, "a.lock"));
        Files.createDirectory(missing);
        FolderLock.take(missing, "a.lock").orElseThrow().close();
    }
}
