package vn.pcmt.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends the events of a batch of documents, awaits the acknowledgements, and removes what was acknowledged. */
final class OutboxPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int REMEMBERED = 20_000;
    private static final Duration RETRY_UNPUBLISHABLE = Duration.ofMinutes(1);

    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final StoredOutboxes outboxes;
    private final OutboxMeters meters;
    private final Duration longest;
    private final Clock clock;

    /** Ids acknowledged lately: a save that raced with the removal brings them back, and they need not be sent again. */
    private final Map<String, Boolean> acknowledged = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Map<WaitingDocument.Key, Instant> unpublishable = new LinkedHashMap<>();

    OutboxPublisher(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            StoredOutboxes outboxes,
            OutboxMeters meters,
            Duration longest,
            Clock clock) {
        this.kafka = kafka;
        this.records = records;
        this.outboxes = outboxes;
        this.meters = meters;
        this.longest = longest;
        this.clock = clock;
    }

    /** Longest time between sending an event and knowing whether the broker has it. */
    Duration longest() {
        return longest;
    }

    /** Documents with an event the broker will not take, such as one too large; left alone for a while. */
    Collection<Object> unpublishable(String collection) {
        unpublishable.values().removeIf(since -> since.plus(RETRY_UNPUBLISHABLE).isBefore(clock.instant()));
        return unpublishable.keySet().stream()
                .filter(key -> key.collection().equals(collection))
                .map(WaitingDocument.Key::id)
                .toList();
    }

    private record Sent(WaitingDocument document, List<Future<?>> acknowledgements) {}

    /**
     * Publishes a batch.
     *
     * @return documents that got more events meanwhile
     * @throws KafkaException if the broker is away; what it acknowledged is removed all the same
     */
    List<WaitingDocument.Key> publish(Collection<WaitingDocument> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<Sent> sent = new ArrayList<>();
        RuntimeException broken = null;
        for (WaitingDocument document : batch) {
            List<Future<?>> acknowledgements = new ArrayList<>();
            sent.add(new Sent(document, acknowledgements));
            broken = send(document, acknowledgements);
            if (broken != null) {
                break;
            }
        }
        kafka.flush();
        List<WaitingDocument> published = new ArrayList<>();
        for (Sent item : sent) {
            Throwable failure = await(item);
            if (failure == null
                    && item.acknowledgements().size()
                            == item.document().events().size()) {
                published.add(item.document());
            } else if (failure instanceof RetriableException || failure == null) {
                broken = broken == null ? new KafkaException("no acknowledgement", failure) : broken;
            } else {
                LOG.error("The broker refuses an event of {}", item.document().key(), failure);
                unpublishable.put(item.document().key(), clock.instant());
            }
        }
        List<WaitingDocument.Key> changed = remove(published);
        if (broken != null) {
            throw broken;
        }
        return changed;
    }

    private @Nullable RuntimeException send(WaitingDocument document, List<Future<?>> acknowledgements) {
        for (PendingEvent event : document.events()) {
            if (acknowledged.containsKey(event.id())) {
                acknowledgements.add(CompletableFuture.completedFuture(event.id()));
                continue;
            }
            try {
                acknowledgements.add(kafka.send(records.of(document.source().topic(), event)));
            } catch (RuntimeException refused) {
                Throwable cause =
                        refused instanceof KafkaException && refused.getCause() != null ? refused.getCause() : refused;
                acknowledgements.add(CompletableFuture.failedFuture(cause));
                return cause instanceof RetriableException ? refused : null;
            }
        }
        return null;
    }

    private @Nullable Throwable await(Sent item) throws InterruptedException {
        int position = 0;
        for (Future<?> acknowledgement : item.acknowledgements()) {
            try {
                acknowledgement.get();
                acknowledged.put(item.document().events().get(position).id(), true);
                position++;
            } catch (ExecutionException failed) {
                meters.failed(item.document().events().size() - position);
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                return cause instanceof org.springframework.kafka.core.KafkaProducerException producer
                                && producer.getCause() != null
                        ? producer.getCause()
                        : cause;
            }
        }
        meters.published(position);
        return null;
    }

    private List<WaitingDocument.Key> remove(List<WaitingDocument> published) {
        Map<String, List<WaitingDocument>> byCollection = new LinkedHashMap<>();
        for (WaitingDocument document : published) {
            byCollection
                    .computeIfAbsent(document.source().collection(), collection -> new ArrayList<>())
                    .add(document);
        }
        List<WaitingDocument.Key> changed = new ArrayList<>();
        byCollection.forEach((collection, documents) -> outboxes.remove(collection, documents)
                .forEach(id -> changed.add(new WaitingDocument.Key(collection, id))));
        return changed;
    }
}
