package vn.pcmt.notification.work;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often timers look.
 *
 * @param poll how often what is due is looked for that nothing on this node pointed to
 */
@Validated
@ConfigurationProperties("pcmt.notification")
public record PollSettings(@DefaultValue("2s") @NotNull Duration poll) {}
