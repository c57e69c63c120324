package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses writes that would take more memory or disk than there is, before anything has changed. Reads, deletes and
 * updates that do not make a document larger go on, so that a full store can be emptied.
 */
final class WriteGuard {

    /** What a document costs in memory beside its bytes: the map's node, its key and the array. */
    static final int DOCUMENT_OVERHEAD_BYTES = 120;

    private static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

    private static final long DISK_CHECK_NANOS = 200_000_000L;

    private final StoreFolder folder;
    private final long maxLiveBytes;
    private final long minFreeDiskBytes;
    private final AtomicLong liveBytes = new AtomicLong();
    private volatile long diskCheckedAt = System.nanoTime() - DISK_CHECK_NANOS;
    private volatile long freeDiskBytes = Long.MAX_VALUE;

    WriteGuard(StoreFolder folder, EmbeddedStoreSettings settings) {
        this.folder = folder;
        this.maxLiveBytes = settings.maxLiveBytes();
        this.minFreeDiskBytes = settings.minFreeDiskBytes();
    }

    void grew(long bytes) {
        liveBytes.addAndGet(bytes);
    }

    long liveBytes() {
        return liveBytes.get();
    }

    void checkInsert(Document document) {
        int size = BsonBytes.encode(document).length;
        refuseTooLarge(size);
        refuseGrowth(size + DOCUMENT_OVERHEAD_BYTES);
    }

    void checkUpdate(Document oldDocument, Document newDocument) {
        int newSize = BsonBytes.encode(newDocument).length;
        refuseTooLarge(newSize);
        if (isNearALimit()) {
            int growth = newSize - BsonBytes.encode(oldDocument).length;
            if (growth > 0) {
                refuseGrowth(growth);
            }
        }
    }

    private boolean isNearALimit() {
        return liveBytes.get() > maxLiveBytes - maxLiveBytes / 10 || diskIsLow();
    }

    private static void refuseTooLarge(int size) {
        if (size > MAX_DOCUMENT_BYTES) {
            throw new MongoServerError(
                    10334, "BSONObjectTooLarge", "The document has " + size + " bytes; at most 16 MiB can be stored.");
        }
    }

    private void refuseGrowth(long growth) {
        long live = liveBytes.get();
        if (live + growth > maxLiveBytes) {
            throw new MongoServerError(
                    146,
                    "ExceededMemoryLimit",
                    "The embedded store is full: it holds " + live / 1024 + " KiB of at most " + maxLiveBytes / 1024
                            + " KiB. Delete documents, give it a larger heap, or move to a MongoDB server.");
        }
        if (diskIsLow()) {
            throw new MongoServerError(
                    14031,
                    "OutOfDiskSpace",
                    "The disk of " + folder.path() + " has only " + freeDiskBytes / 1024 / 1024
                            + " MiB left. Free some space; reads and deletes go on.");
        }
    }

    private boolean diskIsLow() {
        long now = System.nanoTime();
        if (now - diskCheckedAt > DISK_CHECK_NANOS) {
            diskCheckedAt = now;
            freeDiskBytes = folder.usableBytes();
        }
        return freeDiskBytes < minFreeDiskBytes;
    }
}
