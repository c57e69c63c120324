package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Duration;

/** Deletes documents whose time is over, as indexes with {@code expireAfterSeconds} ask; MongoDB also does it by and by. */
final class Expiry {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final StoreBackend backend;
    private final StoreKernel kernel;
    private final Clock clock;
    private long nextSweep = System.nanoTime();

    Expiry(StoreBackend backend, StoreKernel kernel, Clock clock) {
        this.backend = backend;
        this.kernel = kernel;
        this.clock = clock;
    }

    /** Sweeps when the last sweep is long enough ago. */
    void sweepIfDue() {
        if (System.nanoTime() - nextSweep >= 0) {
            nextSweep = System.nanoTime() + PAUSE.toNanos();
            sweep();
        }
    }

    /** Deletes what is over now. */
    void sweep() {
        for (StoredDatabase database : backend.databases()) {
            kernel.sharing(() -> {
                database.collections().forEach(this::sweep);
                return database;
            });
        }
        kernel.awaitDurable();
    }

    private void sweep(StoredCollection collection) {
        for (IndexDefinition index : collection.indexDefinitions()) {
            Long seconds = index.expireAfterSeconds();
            if (seconds != null) {
                Document over = new Document("$lte", clock.instant().minusSeconds(seconds));
                Document filter = new Document(index.paths().getFirst(), over);
                if (index.partialFilter() != null) {
                    filter.putAll(index.partialFilter());
                }
                collection.deleteDocuments(filter, 0);
            }
        }
    }
}
