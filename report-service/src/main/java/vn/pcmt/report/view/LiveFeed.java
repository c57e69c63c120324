package vn.pcmt.report.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/**
 * The changes of this instance's live stream: a bounded memory of the latest ones for clients that resume, and the
 * clients that listen. Nothing here waits for a client.
 */
@Component
class LiveFeed {

    private final int capacity;
    private final int connections;
    private final int connectionsPerCaller;
    private final int mostMissed;
    private final ApplicationEventPublisher told;
    private final Deque<TotalsChange> recent = new ArrayDeque<>();
    private final Set<LiveConnection> listening = new HashSet<>();
    private long[] earliest = {};
    private long[] latest = {};

    /** @param told who hears of changes before any client does */
    LiveFeed(ViewSettings settings, MeterRegistry registry, ApplicationEventPublisher told) {
        this.told = told;
        this.capacity = settings.live().recent();
        this.connections = settings.live().connections();
        this.connectionsPerCaller = settings.live().connectionsPerCaller();
        this.mostMissed = settings.live().queue() / 2;
        Gauge.builder("live.connections", this, LiveFeed::connected)
                .description("Clients of the live stream on this instance")
                .register(registry);
    }

    /** Forgets everything and goes on from a position, as at the start; clients from before are told to read anew. */
    synchronized void begin(long[] position) {
        told.publishEvent(new Heard.Lost());
        recent.clear();
        earliest = position.clone();
        latest = position.clone();
        listening.forEach(connection -> connection.offer(new LiveConnection.Resync(position())));
    }

    /**
     * Tells a batch of changes.
     *
     * @param upTo next offset of each partition after the batch
     */
    synchronized void publish(List<TotalsChange> batch, long[] upTo) {
        told.publishEvent(new Heard.Moved(batch));
        LivePosition before = position();
        latest = upTo.clone();
        LivePosition after = position();
        for (TotalsChange change : batch) {
            recent.addLast(change);
            if (recent.size() > capacity) {
                TotalsChange forgotten = recent.removeFirst();
                earliest[forgotten.partition()] = forgotten.offset() + 1;
            }
        }
        // Only the last event of a batch carries the position after it: a client that lost the line inside the batch
        // gets all of it again, which does no harm.
        List.copyOf(listening).forEach(connection -> connection.offer(batch, before, after));
    }

    /**
     * Lets a client listen, beginning with what it missed.
     *
     * @param since where it was; null for a new one
     * @return false if there are too many already
     * @throws Refusal {@code live-connections} if the caller has too many: one that forgets to close its connections
     *     leaves none for the others
     */
    synchronized boolean add(LiveConnection connection, @Nullable String since) {
        if (listening.size() >= connections) {
            return false;
        }
        long own = listening.stream()
                .filter(other -> other.caller().equals(connection.caller()))
                .count();
        if (own >= connectionsPerCaller) {
            throw new Refusal(Refusal.Kind.TOO_MANY, "live-connections", connectionsPerCaller);
        }
        Optional<LivePosition> position = LivePosition.parse(since);
        if (since == null) {
            connection.offer(new LiveConnection.Welcome(position()));
        } else if (position.isEmpty() || !position.get().isWithin(earliest, latest)) {
            connection.offer(new LiveConnection.Resync(position()));
        } else {
            List<TotalsChange> missed = missedSince(position.get());
            connection.offer(
                    missed.size() > mostMissed
                            ? new LiveConnection.Resync(position())
                            : new LiveConnection.Welcome(position.get()));
            if (missed.size() <= mostMissed) {
                connection.offer(missed, position.get(), position());
            }
        }
        listening.add(connection);
        return true;
    }

    private List<TotalsChange> missedSince(LivePosition position) {
        List<TotalsChange> missed = new ArrayList<>();
        for (TotalsChange change : recent) {
            if (position.isBefore(change.partition(), change.offset())) {
                missed.add(change);
            }
        }
        return missed;
    }

    synchronized void remove(LiveConnection connection) {
        listening.remove(connection);
    }

    /** Ends all connections: the service stops, or its tokens are no longer to be trusted. */
    void closeAll() {
        List<LiveConnection> all;
        synchronized (this) {
            all = List.copyOf(listening);
        }
        all.forEach(LiveConnection::close);
    }

    synchronized int connected() {
        return listening.size();
    }

    private LivePosition position() {
        return new LivePosition(latest.clone());
    }
}
