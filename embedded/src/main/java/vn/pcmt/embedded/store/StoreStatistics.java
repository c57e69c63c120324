package vn.pcmt.embedded.store;

/**
 * Figures of a running store, for metrics and tests.
 *
 * @param bytesOnDisk bytes of all journal and snapshot files
 * @param liveBytes estimated bytes of documents and indexes in memory
 * @param maxLiveBytes the limit of {@code liveBytes}
 * @param documents documents in all collections, the store's own catalogue included
 * @param examinedDocuments documents decoded to answer queries since the start
 * @param journalRecords records appended since the start
 * @param flushes fsyncs since the start; fewer than records when concurrent writers share them
 * @param lastFlushMicros duration of the last fsync
 * @param compactions compactions finished since the start
 */
public record StoreStatistics(
        long bytesOnDisk,
        long liveBytes,
        long maxLiveBytes,
        long documents,
        long examinedDocuments,
        long journalRecords,
        long flushes,
        long lastFlushMicros,
        long compactions) {}
