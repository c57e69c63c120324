package vn.pcmt.notification.inbox;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What officers may answer.
 *
 * @param longestPromise how far from today a promised day may lie
 */
@Validated
@ConfigurationProperties("pcmt.inbox")
record InboxSettings(@DefaultValue("1y") Period longestPromise) {}
