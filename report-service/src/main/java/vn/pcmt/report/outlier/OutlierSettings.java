package vn.pcmt.report.outlier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is unlikely enough to be shown to a reviewer.
 *
 * @param incidental indicators that are amounts of single events: no amount is usual, rule R14 watches them
 * @param startingAnew indicators that count from nothing every year: the periods before are no measure of them
 */
@Validated
@ConfigurationProperties("pcmt.report.outlier")
record OutlierSettings(
        @Valid @DefaultValue History history,
        @Valid @DefaultValue Peers peers,
        @Valid @DefaultValue Season season,
        @Valid @DefaultValue Copies copies,
        @Valid @DefaultValue Digits digits,

        @DefaultValue({"GC05", "GC06", "GC07", "GC08", "GC09", "GC10"})
        Set<String> incidental,

        @DefaultValue({"TT03", "TT04"}) Set<String> startingAnew) {

    OutlierSettings {
        incidental = Set.copyOf(incidental);
        startingAnew = Set.copyOf(startingAnew);
    }

    /**
     * The comparison of a unit with itself.
     *
     * @param periods how many are looked back
     * @param fewest of them with a figure that allow a comparison
     * @param deviations from the median that are unlikely
     * @param leastChange smaller differences are of no interest, however steady the figure was
     * @param leastShare likewise, as a share of the median
     */
    record History(
            @DefaultValue("12") @Min(3) @Max(36) int periods,
            @DefaultValue("6") @Min(3) int fewest,
            @DefaultValue("3.5") @Positive BigDecimal deviations,
            @DefaultValue("5") @PositiveOrZero BigDecimal leastChange,
            @DefaultValue("0.25") @PositiveOrZero BigDecimal leastShare) {}

    /**
     * The comparison of a unit with others of its kind, per resident.
     *
     * @param fewest units with a figure that allow a comparison
     * @param deviations from the median that are unlikely
     * @param leastChange smaller differences from what the median would give this unit are of no interest
     */
    record Peers(
            @DefaultValue("8") @Min(3) int fewest,
            @DefaultValue("6") @Positive BigDecimal deviations,
            @DefaultValue("10") @PositiveOrZero BigDecimal leastChange) {}

    /**
     * The comparison with the same period last year.
     *
     * @param factor by which a figure must have grown or shrunk
     * @param leastChange smaller differences are of no interest
     */
    record Season(
            @DefaultValue("5") @DecimalMin(value = "1", inclusive = false)
            BigDecimal factor,

            @DefaultValue("20") @PositiveOrZero BigDecimal leastChange) {}

    /**
     * Figures that may have been copied from the period before.
     *
     * @param periods running in which one figure is the same
     * @param leastFigure smaller ones repeat by themselves
     * @param fewestFigures counted events of a section, other than 0, that must all be the same
     */
    record Copies(
            @DefaultValue("3") @Min(2) @Max(12) int periods,
            @DefaultValue("10") @PositiveOrZero BigDecimal leastFigure,
            @DefaultValue("3") @Min(1) int fewestFigures) {}

    /**
     * Figures that end in 0 or 5.
     *
     * @param fewest figures of 10 and more in a report that allow a judgement
     * @param chance probability below which so many round ones are unlikely
     */
    record Digits(
            @DefaultValue("10") @Min(5) int fewest,

            @DefaultValue("0.001") @DecimalMin(value = "0", inclusive = false) @DecimalMax("0.5")
            BigDecimal chance) {}
}
