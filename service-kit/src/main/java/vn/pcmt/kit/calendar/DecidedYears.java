package vn.pcmt.kit.calendar;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.kit.consume.VersionedWrites;

/** What has been decided of the working calendar, in this service's own store: all its nodes read it there. */
final class DecidedYears {
    private static final String COLLECTION = "decided_years";

    private final MongoOperations store;
    private final VersionedWrites writes;

    DecidedYears(MongoOperations store, VersionedWrites writes) {
        this.store = store;
        this.writes = writes;
    }

    /** @param version of the latest event applied */
    record Decided(@Id String id, long version, CalendarYear calendar) {}

    void keep(CalendarEvent event) {
        writes.replaceIfNewer(
                COLLECTION,
                event.aggregateId(),
                event.version(),
                new Decided(event.aggregateId(), event.version(), event.calendar()));
    }

    List<Decided> all() {
        return store.findAll(Decided.class, COLLECTION);
    }
}
