package vn.pcmt.kit.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.DeadLetterCount;
import vn.pcmt.contract.view.DeadLettersCleared;
import vn.pcmt.contract.view.DeadLettersParked;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;

/** Whether it was told that dead letters wait in a service. Each change is told once: state and event are one write. */
@Document(LetterWatch.COLLECTION)
@TypeAlias("letterWatch")
final class LetterWatch implements OutboxHolder {

    static final String COLLECTION = "dead_letter_watch";

    /** Name of the service. */
    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    /** When the first of them was parked; null if it was told that none waits. */
    private @Nullable Instant since;

    private final Outbox outbox;

    @PersistenceCreator
    private LetterWatch(String id, @Nullable Long version, @Nullable Instant since, Outbox outbox) {
        this.id = id;
        this.version = version;
        this.since = since;
        this.outbox = outbox;
    }

    static LetterWatch of(String service) {
        return new LetterWatch(service, null, null, new Outbox());
    }

    /**
     * @param oldest when the first of those that wait was parked, null if none does
     * @return whether there is something to tell
     */
    boolean see(int waiting, @Nullable Instant oldest, Instant now) {
        Instant told = since;
        if (oldest != null && told == null) {
            since = oldest;
            outbox.record(next -> new DeadLettersParked(next, now, new DeadLetterCount(id, waiting, oldest)));
            return true;
        }
        if (oldest == null && told != null) {
            since = null;
            outbox.record(next -> new DeadLettersCleared(next, now, new DeadLetterCount(id, 0, told)));
            return true;
        }
        return false;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
