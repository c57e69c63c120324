package vn.pcmt.notification.preferences;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of an officer's own hours.
 *
 * @param leastHours of a working day in which the officer can be told
 * @param earliest from when hours count, Asia/Ho_Chi_Minh
 * @param latest until when hours count
 */
@Validated
@ConfigurationProperties("pcmt.notification.preferences")
record PreferenceSettings(
        @DefaultValue("4h") @NotNull Duration leastHours,
        @DefaultValue("06:30") @NotNull LocalTime earliest,
        @DefaultValue("21:00") @NotNull LocalTime latest) {}
