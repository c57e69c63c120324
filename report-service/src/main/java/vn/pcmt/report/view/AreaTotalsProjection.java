package vn.pcmt.report.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.UnreadableEventException;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.AreaTotalsEvent;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.consume.RecordsOfBatch;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.deadletter.ParkedRecord;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.topology.TotalsSettings;

/** Keeps the read model of totals up to date. Records may come twice or out of order: the newest stands. */
@Component
class AreaTotalsProjection {

    /** Consumer group of the projection. */
    static final String GROUP = "report-view";

    /** The one of totals that nobody sees yet: while thousands of them come, those that are seen do not wait for them. */
    private static final String NEXT_GROUP = "report-view-next";

    private final AreaTotalsStore store;
    private final Generations generations;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;
    private final Duration horizon;
    private final Timer latency;

    AreaTotalsProjection(
            AreaTotalsStore store,
            Generations generations,
            ViewSettings view,
            ApplicationEventPublisher listeners,
            Clock clock,
            MeterRegistry registry) {
        this.store = store;
        this.generations = generations;
        this.listeners = listeners;
        this.clock = clock;
        this.horizon = view.latencyHorizon();
        this.latency = Timer.builder("report.visible.latency")
                .description("From what happened to a report until the totals that contain it can be read")
                .publishPercentiles(0.5, 0.99)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    static String groupOf(String topic) {
        return topic.equals(Generations.NEXT_TOPIC) ? NEXT_GROUP : GROUP;
    }

    /**
     * The function that is bound. It takes what has come in meanwhile in one batch and writes only the last of each
     * total, in one command: the totals of province and country change with every report. What it cannot read, the
     * header of the generation included, it leaves to the consumer of the kit, which parks it; nothing has to follow it
     * there, because the next record of the same key carries the whole state.
     */
    Consumer<Message<List<byte[]>>> consumer(EventConsumers consumers, LetterHandlers letters, String topic) {
        Consumer<Message<byte[]>> parking =
                consumers.<AreaTotalsEvent>consumer(Topic.AREA_TOTALS, groupOf(topic), AreaTotalsProjection::refuse);
        letters.register(Topic.AREA_TOTALS, groupOf(topic), this::redrive);
        return batch -> project(RecordsOfBatch.of(batch), parking);
    }

    /** A total that could not be read when it came, of its own generation; it stands unless a newer one came meanwhile. */
    void redrive(ParkedRecord parked) {
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(parked.body());
        parked.headers().forEach(header -> message.setHeader(header.name(), header.value()));
        project(List.of(message.build()), unread -> {
            throw new IllegalArgumentException("no totals, or no number in " + TotalsSettings.GENERATION_HEADER);
        });
    }

    private static void refuse(EventEnvelope<? extends AreaTotalsEvent> envelope) {
        throw new IllegalArgumentException("no number in " + TotalsSettings.GENERATION_HEADER + " of "
                + envelope.event().aggregateId());
    }

    /**
     * Keeps the totals of each generation by themselves: of the one that is seen, and of one that is built beside it,
     * which this node may not have heard of yet. Those of earlier ones are passed over: nobody will see them again.
     */
    void project(List<Message<byte[]>> records, Consumer<Message<byte[]>> parking) {
        Generation current = generations.current();
        Map<Generation, Map<String, StoredTotals>> newest = new TreeMap<>();
        List<Instant> happened = new ArrayList<>();
        for (Message<byte[]> record : records) {
            StoredTotals read = read(record);
            if (read == null) {
                parking.accept(record);
            } else if (read.generation() >= current.number()) {
                if (read.generation() == current.number()) {
                    happened.add(read.at());
                }
                newest.computeIfAbsent(new Generation(read.generation()), one -> new LinkedHashMap<>())
                        .merge(read.id(), read, (a, b) -> b.isNewerThan(a) ? b : a);
            }
        }
        newest.forEach((generation, totals) -> store.replaceIfNewer(generation, List.copyOf(totals.values())));
        happened.forEach(this::visible);
        Map<String, StoredTotals> seen = newest.getOrDefault(current, Map.of());
        if (!seen.isEmpty()) {
            listeners.publishEvent(new TotalsStored(seen.values().stream()
                    .collect(Collectors.groupingBy(
                            StoredTotals::template, Collectors.mapping(StoredTotals::area, Collectors.toSet())))));
        }
    }

    private static @Nullable StoredTotals read(Message<byte[]> record) {
        try {
            String type = RecordsOfBatch.text(record, CloudEventHeaders.TYPE);
            int generation = TotalsSettings.generationIn(record.getHeaders().get(TotalsSettings.GENERATION_HEADER));
            return type != null && EventCodec.decode(type, record.getPayload()) instanceof AreaTotals event
                    ? StoredTotals.of(event, generation)
                    : null;
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void visible(Instant happenedAt) {
        Duration age = Duration.between(happenedAt, clock.instant());
        if (age.compareTo(horizon) < 0) {
            latency.record(age);
        }
    }
}
