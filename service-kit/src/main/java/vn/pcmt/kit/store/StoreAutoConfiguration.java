package vn.pcmt.kit.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/** Limits to every wait for the store, so that no relay or request hangs for good, and how values are stored. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnProperty("pcmt.kit.enabled")
@EnableConfigurationProperties(StoreSettings.class)
public final class StoreAutoConfiguration {

    @Bean
    static StoreAtStart storeAtStart(ObjectProvider<StoreSettings> settings) {
        return new StoreAtStart(settings);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer storeTimeouts(StoreSettings settings) {
        return client -> client.applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(settings.selection().toMillis(), MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) settings.connect().toMillis(), MILLISECONDS)
                                .readTimeout((int) settings.read().toMillis(), MILLISECONDS));
    }

    /**
     * Days are stored as midnight UTC. By default it would be midnight where the process runs, and a process in another
     * zone would read the day before.
     */
    @Bean
    @ConditionalOnMissingBean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<StoredShapes> shapes) {
        return MongoCustomConversions.create(conversions -> {
            conversions.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128);
            shapes.forEach(shape -> conversions.registerConverters(shape.converters()));
        });
    }

    /** Made when somebody asks for it: not every application that has the kit has a store. */
    @Bean
    @Lazy
    BulkSaves bulkSaves(MongoTemplate mongo, ApplicationContext context) {
        return new BulkSaves(mongo, EntityCallbacks.create(context), context);
    }
}
