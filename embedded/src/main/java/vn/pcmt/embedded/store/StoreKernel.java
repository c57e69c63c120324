package vn.pcmt.embedded.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all collections share: contents, journal, limits, and the locks between commands.
 *
 * <p>Commands on documents run side by side under the shared lock. Commands that create, drop, rename or index
 * collections run alone under the exclusive lock, and their changes reach the journal in one record. A compaction needs
 * only to keep the latter out, by {@code catalogueLock}.
 */
final class StoreKernel {

    private static final Logger log = LoggerFactory.getLogger(StoreKernel.class);

    private final StoreFolder folder;
    private final StoreContents contents;
    private final Journal journal;
    private final WriteGuard guard;
    private final OpenCursors cursors = new OpenCursors();
    private final long compactAfterBytes;
    private final Compaction.StepListener compactionListener;
    private final ReentrantReadWriteLock commandLock = new ReentrantReadWriteLock();
    private final ReentrantLock catalogueLock = new ReentrantLock();
    private final LongAdder examined = new LongAdder();
    private final AtomicLong compactions = new AtomicLong();

    StoreKernel(
            StoreFolder folder,
            Recovery.Recovered recovered,
            EmbeddedStoreSettings settings,
            Compaction.StepListener compactionListener) {
        this.folder = folder;
        this.contents = recovered.contents();
        this.journal = recovered.journal();
        this.guard = new WriteGuard(folder, settings);
        this.compactAfterBytes = settings.compactAfterBytes();
        this.compactionListener = compactionListener;
        contents.collections()
                .forEach(collection -> guard.grew(
                        collection.bytes() + (long) collection.count() * WriteGuard.DOCUMENT_OVERHEAD_BYTES));
    }

    StoreContents contents() {
        return contents;
    }

    Journal journal() {
        return journal;
    }

    WriteGuard guard() {
        return guard;
    }

    OpenCursors cursors() {
        return cursors;
    }

    void examined() {
        examined.increment();
    }

    void record(@Nullable CollectionData collection, Operation operation) {
        Session.current().record(journal, collection, operation);
    }

    /** Runs a command on documents. */
    <T> T sharing(Supplier<T> command) {
        commandLock.readLock().lock();
        try {
            return command.get();
        } finally {
            commandLock.readLock().unlock();
        }
    }

    /** Runs a command that changes the catalogue: alone, and atomically also across a crash. */
    <T> T exclusively(Supplier<T> command) {
        catalogueLock.lock();
        try {
            commandLock.writeLock().lock();
            try {
                return Session.current().atomically(journal, command);
            } finally {
                commandLock.writeLock().unlock();
            }
        } finally {
            catalogueLock.unlock();
        }
    }

    boolean isExclusive() {
        return commandLock.isWriteLockedByCurrentThread();
    }

    /** Waits until everything the running command has changed or seen is on disk. */
    void awaitDurable() {
        journal.awaitDurable(Session.current().takeAwaited());
    }

    /** Compacts when the journal has outgrown both the setting and the live documents. */
    void compactIfNeeded() {
        long threshold = Math.min(Math.max(compactAfterBytes, contents.documentBytes()), 1L << 30);
        if (journal.fileBytes() > threshold) {
            compact();
        }
    }

    void compact() {
        catalogueLock.lock();
        try {
            long before = folder.bytesOnDisk();
            new Compaction(folder, journal, contents, compactionListener).run();
            compactions.incrementAndGet();
            log.info("Compacted {} from {} to {} bytes.", folder.path(), before, folder.bytesOnDisk());
        } catch (IOException e) {
            log.error("A compaction of {} failed; the store goes on with the files it has.", folder.path(), e);
        } finally {
            catalogueLock.unlock();
        }
    }

    StoreStatistics statistics(long maxLiveBytes) {
        return new StoreStatistics(
                folder.bytesOnDisk(),
                guard.liveBytes(),
                maxLiveBytes,
                contents.documents(),
                examined.sum(),
                journal.records(),
                journal.flushes(),
                journal.lastFlushMicros(),
                compactions.get());
    }
}
