package vn.pcmt.report.catalogue;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be entered at most.
 *
 * @param max of any indicator; a commune that reports more has mistaken the unit
 * @param maxOf indicator code to its own limit
 */
@Validated
@ConfigurationProperties("pcmt.catalogue")
record CatalogueSettings(
        @DefaultValue("9999999") @Positive BigDecimal max,
        @DefaultValue Map<String, BigDecimal> maxOf) {
    CatalogueSettings {
        maxOf = Map.copyOf(maxOf);
    }

    BigDecimal maxOf(String code) {
        return maxOf.getOrDefault(code, max);
    }
}
