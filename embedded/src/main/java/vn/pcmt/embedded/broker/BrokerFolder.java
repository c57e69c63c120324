package vn.pcmt.embedded.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of a broker and the lock that keeps a second broker out of it. */
final class BrokerFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(BrokerFolder.class);

    /** Folders open in this process: closing a second channel on a lock file would release the first one's lock. */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private BrokerFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BrokerFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!OPEN_HERE.add(absolute)) {
            throw inUse(absolute);
        }
        try {
            return lock(absolute);
        } catch (RuntimeException e) {
            OPEN_HERE.remove(absolute);
            throw e;
        }
    }

    private static EmbeddedBrokerException inUse(Path folder) {
        return new EmbeddedBrokerException("The data folder " + folder
                + " is in use by another process; stop that process or choose another folder.");
    }

    private static BrokerFolder lock(Path absolute) {
        FileChannel channel;
        try {
            Files.createDirectories(absolute.resolve("logs"));
            channel = FileChannel.open(
                    absolute.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "The data folder " + absolute + " is not writable; check the path and its permissions.", e);
        }
        BrokerFolder opened = new BrokerFolder(absolute, channel);
        if (tryLock(channel) == null) {
            opened.close();
            throw inUse(absolute);
        }
        return opened;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new EmbeddedBrokerException("The data folder cannot be locked; use a folder on a local disk.", e);
        }
    }

    Path data() {
        return folder.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lock.close();
            OPEN_HERE.remove(folder);
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", folder, e);
        }
    }
}
