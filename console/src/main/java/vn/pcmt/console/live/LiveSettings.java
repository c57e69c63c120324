package vn.pcmt.console.live;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How changes reach open pages.
 *
 * @param pause shortest time between two notices to one page; the first goes at once
 * @param beat how often a page is told that the stream is alive
 * @param retry how long to wait before the stream of the report service is asked for again
 */
@Validated
@ConfigurationProperties("pcmt.live")
record LiveSettings(
        @NotNull Duration pause,
        @NotNull Duration beat,
        @NotNull Duration retry) {}
