package vn.pcmt.report.target;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How targets are measured.
 *
 * @param coverage share of the expected reports of a period that has to be accepted before the period decides
 * @param settle how long changes are gathered before a target is measured again
 * @param tick how often to look for targets that have to be measured again
 * @param lease for how long one node alone measures a target
 */
@Validated
@ConfigurationProperties("pcmt.report.target")
record TargetSettings(
        @DefaultValue("0.8") @DecimalMin("0") @DecimalMax("1")
        BigDecimal coverage,

        @DefaultValue("500ms") Duration settle,
        @DefaultValue("500ms") Duration tick,
        @DefaultValue("2m") Duration lease) {}
