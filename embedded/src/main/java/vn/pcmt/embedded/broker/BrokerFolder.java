package vn.pcmt.embedded.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of a broker and the lock that keeps a second broker out of it. */
final class BrokerFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(BrokerFolder.class);

    private final Path data;
    private final FileChannel lock;

    private BrokerFolder(Path data, FileChannel lock) {
        this.data = data;
        this.lock = lock;
    }

    static BrokerFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            Files.createDirectories(absolute.resolve("logs"));
            channel = FileChannel.open(
                    absolute.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "The data folder " + absolute + " is not writable; check the path and its permissions.", e);
        }
        BrokerFolder opened = new BrokerFolder(absolute.resolve("logs"), channel);
        if (tryLock(channel) == null) {
            opened.close();
            throw new EmbeddedBrokerException("The data folder " + absolute
                    + " is in use by another process; stop that process or choose another folder.");
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
        return data;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", data, e);
        }
    }
}
