package vn.pcmt.notification.delivery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * E-mail to officers.
 *
 * @param from sender's address
 * @param consoleUrl where the links in mails lead
 * @param width mails sent side by side
 * @param lease how long an attempt may take before its outcome counts as unknown; longer than the SMTP timeouts together
 * @param poll how often due mails are looked for
 * @param batch mails looked up at a time
 * @param firstBackoff wait after the first failure; doubled each time
 * @param longestBackoff longest wait between two attempts
 * @param giveUpAfter how long after the alert delivery is given up
 */
@Validated
@ConfigurationProperties("pcmt.notification.mail")
record MailSettings(
        @DefaultValue("pcmt@quangtri.example") @NotBlank String from,
        @DefaultValue("http://127.0.0.1:8080") @NotNull URI consoleUrl,
        @DefaultValue("4") @Min(1) int width,
        @DefaultValue("2m") @NotNull Duration lease,
        @DefaultValue("5s") @NotNull Duration poll,
        @DefaultValue("200") @Min(1) int batch,
        @DefaultValue("30s") @NotNull Duration firstBackoff,
        @DefaultValue("1h") @NotNull Duration longestBackoff,
        @DefaultValue("3d") @NotNull Duration giveUpAfter) {

    /** Wait before the next attempt: doubled after each failure, up to the longest. */
    Duration backoff(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        Duration wait = firstBackoff.multipliedBy(1L << doublings);
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}
