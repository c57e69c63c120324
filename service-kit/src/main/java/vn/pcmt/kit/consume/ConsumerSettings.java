package vn.pcmt.kit.consume;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are tried again.
 *
 * @param attempts of a handler that fails for a reason of its own, before the event is parked
 * @param firstBackoff pause after the first failure, doubled up to {@code longestBackoff}
 * @param patience how long one delivery is tried while the store or the broker is away; then the record is fetched
 *     again and all starts anew, so that the group does not take the consumer for dead
 */
@ConfigurationProperties("pcmt.consume")
public record ConsumerSettings(
        @DefaultValue("3") int attempts,
        @DefaultValue("100ms") Duration firstBackoff,
        @DefaultValue("5s") Duration longestBackoff,
        @DefaultValue("1m") Duration patience) {}
