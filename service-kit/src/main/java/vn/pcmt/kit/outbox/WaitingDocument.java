package vn.pcmt.kit.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document whose events this node may publish.
 *
 * @param id of the document
 * @param until when the right ends
 * @param events in the order of their versions
 */
record WaitingDocument(OutboxSource source, Object id, Instant until, List<PendingEvent> events) {

    /** Where the document is. */
    record Key(String collection, Object id) {}

    Key key() {
        return new Key(source.collection(), id);
    }

    long lastVersion() {
        return events.isEmpty() ? 0 : events.getLast().version();
    }

    List<String> eventIds() {
        return events.stream().map(PendingEvent::id).toList();
    }

    /** What two saves of one document hand over: all events once, in the order of their versions. */
    WaitingDocument and(WaitingDocument other) {
        List<PendingEvent> both = Stream.concat(events.stream(), other.events.stream())
                .collect(java.util.stream.Collectors.toMap(
                        PendingEvent::id, event -> event, (first, again) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(PendingEvent::version))
                .toList();
        return new WaitingDocument(source, id, until.isAfter(other.until) ? until : other.until, both);
    }

    /** The saved document, if it has events and the right to publish them is this node's. */
    static @Nullable WaitingDocument ifOwned(OutboxSource source, Document saved, String node) {
        Document outbox = saved.get("outbox", Document.class);
        if (outbox == null || pending(saved).isEmpty()) {
            return null;
        }
        Document relay = outbox.get("relay", Document.class);
        return relay == null || !node.equals(relay.getString("owner")) ? null : of(source, saved);
    }

    static WaitingDocument of(OutboxSource source, Document saved) {
        Document relay = saved.get("outbox", Document.class).get("relay", Document.class);
        return new WaitingDocument(
                source,
                Objects.requireNonNull(saved.get("_id")),
                relay.getDate("until").toInstant(),
                pending(saved).stream()
                        .map(PendingEvent::of)
                        .sorted(Comparator.comparingLong(PendingEvent::version))
                        .toList());
    }

    static List<Document> pending(Document saved) {
        Document outbox = saved.get("outbox", Document.class);
        return outbox == null ? List.of() : outbox.getList("pending", Document.class, List.of());
    }
}
