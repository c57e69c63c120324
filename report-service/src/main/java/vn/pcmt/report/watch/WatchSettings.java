package vn.pcmt.report.watch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is told of the figures of provinces and the country, and of communes and groups for which a target is set.
 *
 * @param tick how often to look at the areas whose totals changed
 * @param every how often to look at all of them: time passes, and a node may have died before it looked
 * @param stale nothing is told while the totals shown lag by more than this: what is missing may be on its way
 */
@Validated
@ConfigurationProperties("pcmt.report.watch")
record WatchSettings(
        @DefaultValue("5s") Duration tick,
        @DefaultValue("5m") Duration every,
        @DefaultValue("30s") Duration stale,
        @Valid @DefaultValue Change change,
        @Valid @DefaultValue Coverage coverage,
        @Valid @DefaultValue Communes communes) {

    /**
     * Communes for which a target is set one by one.
     *
     * @param every how often to look at all of them
     * @param most sudden changes of one indicator and period that are told in a province and not over: what moves in more
     *     communes than that is seen in the province
     */
    record Communes(
            @DefaultValue("1h") Duration every,
            @DefaultValue("10") @Positive int most) {}

    /**
     * Sudden changes. A figure that is more than {@code settled} and less than {@code deviations} away turns nothing.
     *
     * @param periods how many are looked back
     * @param fewest of them with a figure that allow a comparison
     * @param deviations from the median from which on it is a sudden change
     * @param settled deviations within which it is over
     * @param leastChange smaller differences are of no interest
     * @param leastShare likewise, as a share of the median
     * @param enough share of the reports that has to be accepted before a figure is compared
     */
    record Change(
            @DefaultValue("12") @Min(6) @Max(36) int periods,
            @DefaultValue("6") @Min(3) int fewest,
            @DefaultValue("4") @Positive BigDecimal deviations,
            @DefaultValue("2.5") @Positive BigDecimal settled,
            @DefaultValue("10") @PositiveOrZero BigDecimal leastChange,
            @DefaultValue("0.3") @PositiveOrZero BigDecimal leastShare,

            @DefaultValue("0.95") @DecimalMin("0") @DecimalMax("1")
            BigDecimal enough) {
        Change {
            if (settled.compareTo(deviations) >= 0) {
                throw new IllegalArgumentException("what is over must be nearer than what is sudden");
            }
        }
    }

    /**
     * Reports that are in.
     *
     * @param threshold share of those owed that should be in
     * @param restored share from which on there are enough again
     * @param after the deadline, when that should be
     * @param forgotten after which nothing is begun: old periods are not chased
     */
    record Coverage(
            @DefaultValue("0.9") @DecimalMin("0") @DecimalMax("1")
            BigDecimal threshold,

            @DefaultValue("0.95") @DecimalMin("0") @DecimalMax("1")
            BigDecimal restored,

            @DefaultValue("0s") Duration after,
            @DefaultValue("30d") Duration forgotten) {
        Coverage {
            if (restored.compareTo(threshold) < 0) {
                throw new IllegalArgumentException("what is enough again must not be less than what is too little");
            }
        }
    }
}
