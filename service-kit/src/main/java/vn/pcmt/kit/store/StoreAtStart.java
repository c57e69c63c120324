package vn.pcmt.kit.store;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
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
        while (!answers(store)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("No store after " + patience.toSeconds()
                        + " s, so this service cannot start: start the store, or set PCMT_MONGO to its address.");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start was interrupted", e);
            }
        }
    }

    private static boolean answers(MongoDatabaseFactory store) {
        try {
            store.getMongoDatabase().runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException away) {
            LOG.info("Waiting for the store: {}", away.toString());
            return false;
        }
    }
}
