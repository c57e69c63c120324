package vn.pcmt.kit.store;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Waits at the start for a store that is not there yet, before anything makes an index in it. Afterwards nobody waits: then
 * requests are refused and readiness turns off.
 */
final class StoreAtStart implements BeanPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ObjectProvider<StoreSettings> settings;

    StoreAtStart(ObjectProvider<StoreSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MongoDatabaseFactory store) {
            await(store, settings.getObject().atStart());
        }
        return bean;
    }

    private static void await(MongoDatabaseFactory store, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        for (MongoException away = away(store); away != null; away = away(store)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "No store after " + patience.toSeconds()
                                + " s, so this service cannot start: start the store, or set PCMT_MONGO to its address.",
                        away);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start was interrupted", e);
            }
        }
    }

    /** Null if it answers; one that refuses an account is waited for too: accounts may be made after the store starts. */
    private static @Nullable MongoException away(MongoDatabaseFactory store) {
        try {
            store.getMongoDatabase().runCommand(new Document("ping", 1));
            return null;
        } catch (MongoException away) {
            LOG.info("Waiting for the store: {}", away.toString());
            return away;
        }
    }
}
