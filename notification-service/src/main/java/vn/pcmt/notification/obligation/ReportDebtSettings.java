package vn.pcmt.notification.obligation;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Deadlines of what reports make others owe, in working days, until 17:00.
 *
 * @param reviewWithinDays to accept a report or send it back, after it came in
 * @param sendWithinDays to send what waits for the head, if it was proposed after the report's deadline
 */
@Validated
@ConfigurationProperties("pcmt.notification.reports")
record ReportDebtSettings(
        @DefaultValue("3") @Min(1) int reviewWithinDays,
        @DefaultValue("1") @Min(1) int sendWithinDays) {}
