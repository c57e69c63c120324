package vn.pcmt.embedded.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.embedded.FolderLock;

/** The data folder of a broker and the lock that keeps a second broker out of it. */
final class BrokerFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(BrokerFolder.class);

    private final Path folder;
    private final FolderLock lock;

    private BrokerFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BrokerFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve("logs"));
            return FolderLock.take(absolute, "broker.lock")
                    .map(lock -> new BrokerFolder(absolute, lock))
                    .orElseThrow(() -> new EmbeddedBrokerException("The data folder " + absolute
                            + " is in use by another process; stop that process or choose another folder."));
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "The data folder " + absolute
                            + " cannot be written or locked; check its permissions, and that it is on a local disk.",
                    e);
        }
    }

    Path data() {
        return folder.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", folder, e);
        }
    }
}
