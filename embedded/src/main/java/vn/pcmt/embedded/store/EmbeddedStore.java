package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store that speaks MongoDB's wire protocol on the loopback address and keeps its data in one folder.
 *
 * <p>Documents live in memory as BSON bytes. Every change is first appended to a journal, and a command is answered only
 * after the fsync that covers what it has changed or read; so an acknowledged write survives a killed process and a
 * power cut. {@link JournalFormat} has the bytes, {@link Recovery} the way back, {@link Compaction} what keeps the files
 * small. Indexes are not stored but built from the documents at the start, so they cannot disagree with them.
 *
 * <p>Not there: transactions over several documents, sessions, change streams, pipeline updates, collations,
 * capped and time-series collections. What a client asks for and the store cannot do is refused with an error, not
 * ignored.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final long MAINTENANCE_MILLIS = 250;

    private final EmbeddedStoreSettings settings;
    private final StoreFolder folder;
    private final StoreKernel kernel;
    private final StoreServer server;
    private final Expiry expiry;
    private final ScheduledExecutorService maintenance;
    private boolean closed;

    private EmbeddedStore(
            EmbeddedStoreSettings settings, StoreFolder folder, StoreKernel kernel, StoreServer server, Expiry expiry) {
        this.settings = settings;
        this.folder = folder;
        this.kernel = kernel;
        this.server = server;
        this.expiry = expiry;
        this.maintenance = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("store-maintenance").factory());
        maintenance.scheduleWithFixedDelay(
                this::maintain, MAINTENANCE_MILLIS, MAINTENANCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Reads the folder, creating it when absent, and starts to listen.
     *
     * @throws EmbeddedStoreException when the folder is not writable, damaged or in use, the port is taken, or the disk
     *     almost full; its message is one sentence for the operator
     */
    public static EmbeddedStore open(EmbeddedStoreSettings settings) {
        return open(settings, step -> {});
    }

    static EmbeddedStore open(EmbeddedStoreSettings settings, Compaction.StepListener compactionListener) {
        long start = System.nanoTime();
        StoreFolder folder = StoreFolder.open(settings.folder());
        try {
            long free = folder.usableBytes();
            if (free < settings.minFreeDiskBytes()) {
                throw new EmbeddedStoreException("The disk of " + folder.path() + " has only " + free / 1024 / 1024
                        + " MiB left; free some space, at least " + settings.minFreeDiskBytes() / 1024 / 1024
                        + " MiB are needed.");
            }
            StoreKernel kernel = new StoreKernel(folder, Recovery.recover(folder), settings, compactionListener);
            StoreBackend backend = new StoreBackend(kernel, settings.clock());
            StoreServer server = listen(backend, settings.port());
            log.info(
                    "The store in {} with {} documents is ready on port {} after {} ms.",
                    folder.path(),
                    kernel.contents().documents(),
                    server.port(),
                    (System.nanoTime() - start) / 1_000_000);
            return new EmbeddedStore(settings, folder, kernel, server, new Expiry(backend, kernel, settings.clock()));
        } catch (IOException e) {
            closeQuietly(folder);
            throw new EmbeddedStoreException(
                    "The data folder " + folder.path() + " cannot be read or written (" + e.getMessage()
                            + "); check its permissions and the disk.",
                    e);
        } catch (MongoServerException e) {
            closeQuietly(folder);
            throw new EmbeddedStoreException(
                    "The documents in " + folder.path() + " do not fit their indexes (" + e.getMessageWithoutErrorCode()
                            + "); restore the data folder from a backup.",
                    e);
        } catch (RuntimeException e) {
            closeQuietly(folder);
            throw e;
        }
    }

    private static StoreServer listen(StoreBackend backend, int port) {
        try {
            return new StoreServer(backend, port);
        } catch (Exception e) {
            if (e instanceof BindException) {
                throw new EmbeddedStoreException(
                        "Port " + port + " is in use; stop the program that listens there or choose another port.", e);
            }
            throw e;
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** The connection string of one database, for {@code spring.mongodb.uri}. */
    public String connectionString(String database) {
        return "mongodb://127.0.0.1:" + port() + "/" + database;
    }

    /** Figures as of now. */
    public StoreStatistics statistics() {
        return kernel.statistics(settings.maxLiveBytes());
    }

    /** Replaces the journal by a snapshot now; it also happens by itself when the journal has grown enough. */
    public void compact() {
        try {
            // not on the caller's thread: an interrupt would close the journal's file
            maintenance.submit(kernel::compact).get();
        } catch (ExecutionException e) {
            throw new EmbeddedStoreException("The store in " + folder.path() + " could not be compacted.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes now what is over; it also happens by itself every few seconds. */
    void expireNow() {
        expiry.sweep();
    }

    private void maintain() {
        try {
            kernel.compactIfNeeded();
            kernel.cursors().sweep();
            expiry.sweepIfDue();
        } catch (EmbeddedStoreException e) {
            log.error("The store has stopped", e);
            maintenance.shutdown();
        } catch (RuntimeException e) {
            log.error("The maintenance of the store in {} failed", folder.path(), e);
        }
    }

    /** Answers running commands, stops listening and releases the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = Thread.interrupted(); // an interrupt would close the journal's file before its last flush
        server.close();
        maintenance.shutdown();
        try {
            if (!maintenance.awaitTermination(60, TimeUnit.SECONDS)) {
                log.warn("A compaction of {} is still running; it is given up.", folder.path());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            kernel.journal().close();
        } finally {
            closeQuietly(folder);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void closeQuietly(StoreFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", folder.path(), e);
        }
    }
}
