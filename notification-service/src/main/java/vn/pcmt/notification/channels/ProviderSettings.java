package vn.pcmt.notification.channels;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is expected of the systems that carry messages: the mail server, each gateway, each subscriber.
 *
 * @param window how many of the latest calls decide whether one works
 * @param leastCalls before that many, nothing is decided
 * @param failurePercent of those calls: from then on it is left alone
 * @param open for how long
 * @param perSecond messages at most
 * @param perSecondOf the same for some, by name: {@code EMAIL}, {@code SMS}, {@code ZALO}, {@code WEBHOOK:target}
 * @param connect time-out of a connection over HTTP
 * @param answer time-out of a whole exchange over HTTP; well below the lease of an attempt
 * @param privateAddresses whether subscribers may be at loopback, link-local or private addresses; for tests only
 */
@Validated
@ConfigurationProperties("pcmt.notification.providers")
record ProviderSettings(
        @DefaultValue("20") @Min(1) int window,
        @DefaultValue("10") @Min(1) int leastCalls,
        @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
        @DefaultValue("30s") @NotNull Duration open,
        @DefaultValue("500") @Min(1) int perSecond,
        @DefaultValue Map<String, Integer> perSecondOf,
        @DefaultValue("5s") @NotNull Duration connect,
        @DefaultValue("15s") @NotNull Duration answer,
        @DefaultValue("false") boolean privateAddresses) {}
