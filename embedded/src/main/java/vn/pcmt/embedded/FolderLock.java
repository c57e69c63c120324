package vn.pcmt.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a folder to one holder, in this process and among all others. */
public final class FolderLock implements Closeable {

    /** Files locked by this process: closing a second channel on a lock file would release the first one's lock. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param folder must exist
     * @param name of the lock file in it, which is left there
     * @return empty if somebody else holds it
     * @throws IOException if the folder is not writable, or cannot be locked because it is not on a local disk
     */
    public static Optional<FolderLock> take(Path folder, String name) throws IOException {
        Path file = folder.toAbsolutePath().normalize().resolve(name);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = lock(channel) != null;
            return taken ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                HELD_HERE.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
