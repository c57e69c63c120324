package vn.pcmt.kit.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import vn.pcmt.kit.store.Outages;

/**
 * Reads the dead-letter topics of this service into its store: what a stream parked, which has no store of its own, and
 * what was parked before letters were kept. What the kit's consumers park is there already.
 */
final class CollectLetters implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CollectLetters.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Supplier<Consumer<String, byte[]>> connection;
    private final List<String> topics;
    private final KeptLetters letters;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * @param connection makes a consumer that reads what is committed, from the beginning of a topic the first time
     * @param topics all dead-letter topics of this service
     */
    CollectLetters(Supplier<Consumer<String, byte[]>> connection, List<String> topics, KeptLetters letters) {
        this.connection = connection;
        this.topics = List.copyOf(topics);
        this.letters = letters;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("dead-letters").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        Thread reading = thread;
        try {
            if (reading != null && !reading.join(STEP)) {
                reading.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> reading = connection.get()) {
                consumer = reading;
                reading.subscribe(topics);
                while (running) {
                    reading.poll(STEP).forEach(this::collect);
                    reading.commitSync();
                }
            } catch (WakeupException stopping) {
                LOG.debug("No more dead letters are collected");
            } catch (RuntimeException | Error failure) { // whatever it is, a dead reader would be worse
                if (running) {
                    LOG.warn("Dead letters are collected again in {} s: {}", PAUSE.toSeconds(), failure.toString());
                    pause();
                }
            }
        }
    }

    /** One that cannot be kept stays in its topic, and keeps none that comes after it from being collected. */
    private void collect(ConsumerRecord<String, byte[]> letter) {
        try {
            LetterHeaders.read(letter).ifPresent(letters::collect);
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure) || failure instanceof TransientDataAccessException) {
                throw failure;
            }
            LOG.error(
                    "The dead letter {}-{}@{} cannot be kept and stays in its topic",
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    failure);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
