package vn.pcmt.console.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is the same for every visitor and changes by the day rather than the minute, such as periods and the catalogue. Who
 * asks after its time gets what was there while it is asked for again beside him, so that nobody waits for it; only after
 * twice its time, when nobody came for long, it is waited for.
 */
public final class Kept<K, V> {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);

    private final Duration time;
    private final Clock clock;
    private final Predicate<V> worth;
    private final Map<K, Held<V>> held = new ConcurrentHashMap<>();
    private final Set<K> underWay = ConcurrentHashMap.newKeySet();

    private record Held<V>(V value, Instant since) {}

    /**
     * @param time how long; nothing is kept if it is zero
     * @param worth what is kept; an empty answer of a system that is still being filled is not
     */
    public Kept(Duration time, Clock clock, Predicate<V> worth) {
        this.time = time;
        this.clock = clock;
        this.worth = worth;
    }

    public V of(K key, Supplier<V> question) {
        if (time.isZero()) {
            return question.get();
        }
        Held<V> last = held.get(key);
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.since().plus(time.multipliedBy(2)))) {
            return ask(key, question);
        }
        if (!now.isBefore(last.since().plus(time)) && underWay.add(key)) {
            Thread.ofVirtual().start(() -> renew(key, question));
        }
        return last.value();
    }

    private void renew(K key, Supplier<V> question) {
        try {
            ask(key, question);
        } catch (RuntimeException failure) {
            log.debug("{} could not be asked for again: {}", key, failure.toString());
        } finally {
            underWay.remove(key);
        }
    }

    private V ask(K key, Supplier<V> question) {
        V value = question.get();
        if (worth.test(value)) {
            held.put(key, new Held<>(value, clock.instant()));
        }
        return value;
    }
}
