package vn.pcmt.report.catalogue;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be entered at most, until an administrator says otherwise, and how soon a node sees what another one wrote.
 *
 * @param max of any indicator; a commune that reports more has mistaken the unit
 * @param maxOf indicator code to its own limit
 * @param refresh for how long a node trusts what it has read
 */
@Validated
@ConfigurationProperties("pcmt.catalogue")
record CatalogueSettings(
        @DefaultValue("9999999") @Positive BigDecimal max,
        @DefaultValue Map<String, BigDecimal> maxOf,
        @DefaultValue("2s") Duration refresh) {
    CatalogueSettings {
        maxOf = Map.copyOf(maxOf);
    }

    BigDecimal maxOf(String code) {
        return maxOf.getOrDefault(code, max);
    }
}
