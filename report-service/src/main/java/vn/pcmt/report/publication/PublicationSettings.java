package vn.pcmt.report.publication;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How figures are published.
 *
 * @param threshold a count below it, and above zero, is not told outside the area; 0 to tell everything
 * @param linked indicators of which the first is the sum of the others, between commas: a reader may reckon with it (rule
 *     R06)
 * @param longestEmbargo how far ahead an embargo may end
 * @param tick how often to look for embargoes that are over
 */
@Validated
@ConfigurationProperties("pcmt.report.publication")
record PublicationSettings(
        @DefaultValue("5") @PositiveOrZero int threshold,
        @DefaultValue("CA01 CA04 CA05 CA06 CA07 CA08 TH01") List<String> linked,
        @DefaultValue("90d") Duration longestEmbargo,
        @DefaultValue("5s") Duration tick) {

    /** The codes of each sum, the whole first. */
    List<List<String>> sums() {
        return linked.stream()
                .map(codes -> List.of(codes.strip().split("\\s+")))
                .toList();
    }
}
