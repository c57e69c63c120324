package vn.pcmt.notification.channels;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The gateways that carry text messages and Zalo notifications. A channel without an address is not there.
 *
 * @param sms for text messages
 * @param zalo for Zalo Notification Service
 */
@ConfigurationProperties("pcmt.notification.gateways")
record GatewaySettings(@Nullable Gateway sms, @Nullable Gateway zalo) {

    /**
     * One gateway.
     *
     * @param url without {@code /messages}
     * @param token sent as bearer token
     * @param template the provider's template, where it wants one
     */
    record Gateway(
            @Nullable URI url,
            @Nullable String token,
            @Nullable String template) {

        boolean isSetUp() {
            return url != null && !url.toString().isBlank();
        }
    }
}
