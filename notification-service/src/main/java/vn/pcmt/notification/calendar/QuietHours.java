package vn.pcmt.notification.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When nobody is disturbed.
 *
 * @param enabled false where a demonstration or a test must not wait for the morning
 * @param from first moment of the evening's quiet, Asia/Ho_Chi_Minh
 * @param until first moment of the working window
 */
@Validated
@ConfigurationProperties("pcmt.notification.quiet-hours")
record QuietHours(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("21:00") @NotNull LocalTime from,
        @DefaultValue("06:30") @NotNull LocalTime until) {

    QuietHours {
        if (!until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the working window must begin before it ends: " + until + " to " + from);
        }
    }
}
