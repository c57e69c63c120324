package vn.pcmt.notification.obligation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When what is owed is chased.
 *
 * @param chaseFor an obligation whose deadline is older than this when it is first seen is not chased
 * @param remindBefore how long before the deadline to remind, moved back to a working day
 * @param remindMorning time of the reminder on the day of the deadline, Asia/Ho_Chi_Minh
 * @param overdueAfter how long after the deadline to alert
 * @param settleFor an obligation first seen after its deadline is given this long before it is called overdue, so that
 *     its submission, which may be on its way, comes first
 * @param lease how long a node may take over one decision before another node takes it over
 * @param width decisions made side by side; each waits for the store several times, one answer after another
 * @param together obligations decided together, most
 * @param batch obligations looked up at a time
 * @param observeEvery how often the consumers' positions are compared with the ends of the topics; what they are
 *     compared with is one such interval old
 * @param trustFor how long a comparison is believed
 */
@Validated
@ConfigurationProperties("pcmt.notification")
record ChaseSettings(
        @DefaultValue("30d") @NotNull Duration chaseFor,
        @DefaultValue("24h") @NotNull List<Duration> remindBefore,
        @DefaultValue("07:30") @NotNull LocalTime remindMorning,
        @DefaultValue("0s") @NotNull Duration overdueAfter,
        @DefaultValue("15m") @NotNull Duration settleFor,
        @DefaultValue("30s") @NotNull Duration lease,
        @DefaultValue("8") @Min(1) int width,
        @DefaultValue("32") @Min(1) int together,
        @DefaultValue("200") @Min(1) int batch,
        @DefaultValue("2s") @NotNull Duration observeEvery,
        @DefaultValue("6s") @NotNull Duration trustFor) {}
