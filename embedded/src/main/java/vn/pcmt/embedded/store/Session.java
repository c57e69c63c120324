package vn.pcmt.embedded.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the command running on this thread has changed and seen.
 *
 * <p>A command is answered only when everything it has changed <em>or read</em> is on disk. Otherwise a reader could act
 * upon a change (publish an event, say) that a crash then takes back.
 */
final class Session {

    private static final ThreadLocal<Session> CURRENT = ThreadLocal.withInitial(Session::new);

    private final List<Operation> operations = new ArrayList<>();
    private final List<CollectionData> changed = new ArrayList<>();
    private boolean collecting;
    private long awaited;

    static Session current() {
        return CURRENT.get();
    }

    /** The command depends on this record. */
    void sawRecord(long sequence) {
        awaited = Math.max(awaited, sequence);
    }

    /** The last record the command depends on; forgets it. */
    long takeAwaited() {
        long result = awaited;
        awaited = 0;
        return result;
    }

    /** Records a change: at once, or together with others when the command asked for that. */
    void record(Journal journal, @Nullable CollectionData collection, Operation operation) {
        if (collecting) {
            operations.add(operation);
            if (collection != null) {
                changed.add(collection);
            }
            return;
        }
        long sequence = journal.append(List.of(operation));
        if (collection != null) {
            collection.lastSequence = sequence;
        }
        sawRecord(sequence);
    }

    /**
     * Runs something whose changes must reach the journal in one record. The caller keeps everybody else out, for the
     * changes are visible in memory before they are in the journal. What has changed is recorded even when the action
     * fails, so that memory and journal never disagree.
     */
    <T> T atomically(Journal journal, Supplier<T> action) {
        if (collecting) {
            return action.get();
        }
        collecting = true;
        try {
            return action.get();
        } finally {
            collecting = false;
            if (!operations.isEmpty()) {
                long sequence = journal.append(List.copyOf(operations));
                changed.forEach(collection -> collection.lastSequence = sequence);
                sawRecord(sequence);
            }
            operations.clear();
            changed.clear();
        }
    }
}
