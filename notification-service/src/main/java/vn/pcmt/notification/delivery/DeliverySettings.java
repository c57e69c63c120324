package vn.pcmt.notification.delivery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How alerts go out; the same for every channel, each of which has its own queue.
 *
 * @param consoleUrl where the links in messages lead
 * @param width messages sent side by side by a channel
 * @param targetWidth messages sent side by side to one of several targets of a channel
 * @param lease how long an attempt may take before its outcome counts as unknown; longer than any channel
 *     may take, which is checked at the start
 * @param poll how often due messages are looked for
 * @param batch messages looked up at a time
 * @param firstBackoff wait after the first failure; doubled each time
 * @param longestBackoff longest wait between two attempts
 * @param giveUpAfter how long after the alert delivery is given up
 * @param lookUpAfter how long after an unclear outcome, or after a message was taken over, the other side is asked
 */
@Validated
@ConfigurationProperties("pcmt.notification.delivery")
public record DeliverySettings(
        @DefaultValue("http://127.0.0.1:8080") @NotNull URI consoleUrl,
        @DefaultValue("16") @Min(1) int width,
        @DefaultValue("4") @Min(1) int targetWidth,
        @DefaultValue("2m") @NotNull Duration lease,
        @DefaultValue("5s") @NotNull Duration poll,
        @DefaultValue("1000") @Min(1) int batch,
        @DefaultValue("30s") @NotNull Duration firstBackoff,
        @DefaultValue("1h") @NotNull Duration longestBackoff,
        @DefaultValue("3d") @NotNull Duration giveUpAfter,
        @DefaultValue("30s") @NotNull Duration lookUpAfter) {

    /** Wait before the next attempt: doubled after each failure, up to the longest. */
    public Duration backoff(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        Duration wait = firstBackoff.multipliedBy(1L << doublings);
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}
