package vn.pcmt.kit.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Counts the dead letters that wait, and tells administrators when there are some and when there are none any more. */
final class WatchLetters {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLetters.class);

    private final KeptLetters letters;
    private final MongoOperations mongo;
    private final String service;
    private final Clock clock;
    private volatile int waiting;
    private volatile @Nullable Instant oldest;

    WatchLetters(KeptLetters letters, MongoOperations mongo, MeterRegistry registry, String service, Clock clock) {
        this.letters = letters;
        this.mongo = mongo;
        this.service = service;
        this.clock = clock;
        Gauge.builder("dead.letters.waiting", () -> waiting)
                .description("Events that could not be processed and wait for an administrator; should be 0")
                .register(registry);
        TimeGauge.builder("dead.letters.oldest", () -> age().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long the first of them has waited; 0 if there is none")
                .register(registry);
    }

    private Duration age() {
        Instant since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** The same where the store may be away, which is no news of dead letters. */
    void lookIfPossible() {
        try {
            look();
        } catch (DataAccessException away) {
            LOG.info("Dead letters are not counted for now: {}", away.toString());
        }
    }

    /** Counts now, and tells if that is news. */
    void look() {
        Optional<Instant> first = letters.oldestWaiting();
        waiting = first.isEmpty() ? 0 : letters.countWaiting();
        oldest = first.orElse(null);
        LetterWatch known = mongo.findById(service, LetterWatch.class);
        LetterWatch watch = known == null ? LetterWatch.of(service) : known;
        if (watch.see(waiting, first.orElse(null), clock.instant())) {
            try {
                mongo.save(watch);
            } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
                LOG.debug("Another node has told of the dead letters");
            }
        }
    }
}
