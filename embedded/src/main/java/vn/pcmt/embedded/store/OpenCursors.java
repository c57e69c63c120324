package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets cursors that clients have left open, which would otherwise keep old documents in memory. */
final class OpenCursors {

    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<SnapshotCursor, CursorRegistry> cursors = new ConcurrentHashMap<>();

    void add(SnapshotCursor cursor, CursorRegistry registry) {
        registry.add(cursor);
        cursors.put(cursor, registry);
    }

    /** Removes cursors that are exhausted or have not been used for ten minutes. */
    void sweep() {
        long now = System.nanoTime();
        cursors.forEach((cursor, registry) -> {
            if (now - cursor.usedAt() > IDLE_NANOS || cursor.isEmpty()) {
                registry.remove(cursor);
                cursors.remove(cursor);
            }
        });
    }
}
