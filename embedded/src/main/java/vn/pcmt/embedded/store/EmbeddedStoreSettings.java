package vn.pcmt.embedded.store;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How an {@link EmbeddedStore} runs.
 *
 * @param folder where the journal lies; created when absent
 * @param port the port on the loopback address; 0 picks a free one
 * @param maxLiveBytes bytes of documents and indexes (as estimated by the store) above which writes that grow the data
 *     are refused
 * @param compactAfterBytes bytes of journal after the last snapshot that start a compaction, once they also exceed the
 *     size of the live documents
 * @param minFreeDiskBytes free disk space below which the store does not start and refuses writes that grow the data
 * @param clock tells when documents of an index with {@code expireAfterSeconds} are over
 */
public record EmbeddedStoreSettings(
        Path folder, int port, long maxLiveBytes, long compactAfterBytes, long minFreeDiskBytes, Clock clock) {

    private static final long MEBIBYTE = 1024 * 1024;

    public EmbeddedStoreSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must lie between 0 and 65535, but is " + port);
        }
        if (maxLiveBytes <= 0 || compactAfterBytes <= 0 || minFreeDiskBytes < 0) {
            throw new IllegalArgumentException("The limits of the store must be positive");
        }
    }

    /** Settings for a folder: a free port, live data up to 40 % of the heap, compaction from 64 MiB on. */
    public static EmbeddedStoreSettings in(Path folder) {
        return new EmbeddedStoreSettings(
                folder, 0, Runtime.getRuntime().maxMemory() / 10 * 4, 64 * MEBIBYTE, 64 * MEBIBYTE, Clock.systemUTC());
    }

    /** The same settings on another port; 0 picks a free one. */
    public EmbeddedStoreSettings withPort(int newPort) {
        return new EmbeddedStoreSettings(folder, newPort, maxLiveBytes, compactAfterBytes, minFreeDiskBytes, clock);
    }

    /** The same settings with another limit of live data, in bytes. */
    public EmbeddedStoreSettings withMaxLiveBytes(long bytes) {
        return new EmbeddedStoreSettings(folder, port, bytes, compactAfterBytes, minFreeDiskBytes, clock);
    }

    /** The same settings with another size of journal that starts a compaction, in bytes. */
    public EmbeddedStoreSettings withCompactAfterBytes(long bytes) {
        return new EmbeddedStoreSettings(folder, port, maxLiveBytes, bytes, minFreeDiskBytes, clock);
    }

    /** The same settings with another reserve of free disk space, in bytes. */
    public EmbeddedStoreSettings withMinFreeDiskBytes(long bytes) {
        return new EmbeddedStoreSettings(folder, port, maxLiveBytes, compactAfterBytes, bytes, clock);
    }

    /** The same settings with another clock. */
    public EmbeddedStoreSettings withClock(Clock newClock) {
        return new EmbeddedStoreSettings(folder, port, maxLiveBytes, compactAfterBytes, minFreeDiskBytes, newClock);
    }
}
