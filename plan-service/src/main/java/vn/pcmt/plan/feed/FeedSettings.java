package vn.pcmt.plan.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a calendar program gets.
 *
 * @param most deadlines in a feed, the earliest first
 * @param refresh how long an answer may be kept, and how often programs are told to look
 */
@Validated
@ConfigurationProperties("pcmt.calendar-feed")
record FeedSettings(
        @DefaultValue("500") @Min(1) @Max(5000) int most,
        @DefaultValue("15m") @NotNull Duration refresh) {}
