package vn.pcmt.report.ranking;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The published formula: {@code score = result · w₁ + progress · w₂ + quality · w₃}, each part from 0 to 100, divided by the
 * sum of the weights.
 *
 * @param result weight of where the figures stand among the peers
 * @param progress weight of how they changed since the same time last year, among the peers
 * @param quality weight of how timely and how acceptable the reports were
 * @param indicators those that count, each as much as the others; what is neither good nor bad does not count
 * @param bands numbers of residents from which another group of peers begins, the least first
 * @param rankedAfter how long after its deadline a report may be corrected without a flag
 * @param rush the last part of the time to report, in which all reports of a unit coming in looks strange
 * @param copied share of figures that are those of the period before, from which on it looks copied
 * @param fewest reports or figures from which on a pattern is one
 */
@Validated
@ConfigurationProperties("pcmt.report.ranking")
record RankingSettings(
        @DefaultValue("4") @PositiveOrZero BigDecimal result,
        @DefaultValue("3") @PositiveOrZero BigDecimal progress,
        @DefaultValue("3") @PositiveOrZero BigDecimal quality,

        @DefaultValue({"CA01", "GC11", "TT02"}) List<String> indicators,

        @DefaultValue({"10000", "20000"}) List<@Positive Integer> bands,
        @DefaultValue("10d") Duration rankedAfter,
        @DefaultValue("2h") Duration rush,

        @DefaultValue("0.9") @DecimalMin("0") @DecimalMax("1")
        BigDecimal copied,

        @DefaultValue("3") @Min(2) int fewest) {

    RankingSettings {
        indicators = List.copyOf(indicators);
        bands = List.copyOf(bands);
        if (result.add(progress).add(quality).signum() == 0) {
            throw new IllegalArgumentException("at least one part of the score must have a weight");
        }
    }

    BigDecimal weights() {
        return result.add(progress).add(quality);
    }
}
