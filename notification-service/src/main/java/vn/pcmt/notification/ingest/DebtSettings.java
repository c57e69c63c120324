package vn.pcmt.notification.ingest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Deadlines of what is owed without one of its own, in working days, until 17:00.
 *
 * @param confirmWithinDays to decide on what somebody says is done
 * @param evaluateWithinDays to evaluate a plan after its last day
 * @param answerTargetWithinDays to say when a target will be put right
 * @param dealWithDeadLettersWithinDays to deal with events that a service could not process
 * @param urgentWithin an explanation asked for with less time than this passes the quiet hours
 */
@Validated
@ConfigurationProperties("pcmt.notification.debts")
record DebtSettings(
        @DefaultValue("5") @Min(1) int confirmWithinDays,
        @DefaultValue("15") @Min(1) int evaluateWithinDays,
        @DefaultValue("5") @Min(1) int answerTargetWithinDays,
        @DefaultValue("1") @Min(1) int dealWithDeadLettersWithinDays,
        @DefaultValue("24h") @NotNull Duration urgentWithin) {}
