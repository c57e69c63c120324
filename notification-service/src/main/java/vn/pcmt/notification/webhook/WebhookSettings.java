package vn.pcmt.notification.webhook;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What systems are told with.
 *
 * @param key from which the secret of every target is derived, the same on every node; none, no targets
 * @param bothSecretsFor how long after a new secret was asked for messages bear the signature of the old one, too
 * @param replayBehind what is younger is not replayed yet: an alert may be saved a little later than one that is newer
 * @param plainHttp whether a target may be called without TLS; for tests and gateways inside
 */
@Validated
@ConfigurationProperties("pcmt.notification.webhook")
record WebhookSettings(
        @Nullable String key,
        @DefaultValue("24h") @NotNull Duration bothSecretsFor,
        @DefaultValue("10s") @NotNull Duration replayBehind,
        @DefaultValue("false") boolean plainHttp) {

    boolean isSetUp() {
        return key != null && !key.isBlank();
    }

    /** A key out of a settings file must not appear where settings are written down. */
    @Override
    public String toString() {
        return "WebhookSettings[" + bothSecretsFor + ", " + replayBehind + ", " + plainHttp + "]";
    }
}
