package vn.pcmt.kit.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Limits to every wait for the store: a relay or a request must never hang for good. */
@AutoConfiguration(beforeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnProperty("pcmt.kit.enabled")
@EnableConfigurationProperties(StoreSettings.class)
public final class StoreAutoConfiguration {

    @Bean
    MongoClientSettingsBuilderCustomizer storeTimeouts(StoreSettings settings) {
        return client -> client.applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(settings.selection().toMillis(), MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) settings.connect().toMillis(), MILLISECONDS)
                                .readTimeout((int) settings.read().toMillis(), MILLISECONDS));
    }
}
