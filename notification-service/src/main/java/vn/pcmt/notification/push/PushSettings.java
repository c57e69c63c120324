package vn.pcmt.notification.push;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What browsers are told with.
 *
 * @param publicKey of VAPID (RFC 8292), an uncompressed point of P-256 in base64url; none, no channel
 * @param privateKey that belongs to it, 32 bytes in base64url
 * @param subject whom a push service can turn to, {@code mailto:} or {@code https:}
 * @param keep how long a push service keeps what a browser that is off has not fetched
 * @param browsers most that one officer can have; the one that asked first gives way
 * @param services names of the hosts of push services, and of what lies below them; nothing else is called
 * @param plainHttp whether a push service may be called without TLS; for tests only
 */
@Validated
@ConfigurationProperties("pcmt.notification.push")
record PushSettings(
        @Nullable String publicKey,
        @Nullable String privateKey,

        @DefaultValue("mailto:pcmt@quangtri.example") @NotNull
        String subject,

        @DefaultValue("24h") @NotNull Duration keep,
        @DefaultValue("4") @Min(1) int browsers,

        @DefaultValue({"fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"})
        @NotEmpty
        List<String> services,

        @DefaultValue("false") boolean plainHttp) {

    boolean isSetUp() {
        return publicKey != null && !publicKey.isBlank() && privateKey != null && !privateKey.isBlank();
    }

    /** A key out of a settings file must not appear where settings are written down. */
    @Override
    public String toString() {
        return "PushSettings[" + publicKey + ", " + subject + ", " + keep + ", " + browsers + ", " + services + "]";
    }
}
