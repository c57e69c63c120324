package vn.pcmt.report.sample;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sample reports are made.
 *
 * @param seed of all chance: the same seed gives the same reports
 * @param units how many units of commune level, of all times, must be known before it begins: 78 of today and 265 of
 *     before 1 July 2025
 * @param threads how many reports are sent at a time
 */
@Validated
@ConfigurationProperties("pcmt.sample-reports")
record SampleSettings(
        @DefaultValue("20250701") long seed,
        @DefaultValue("343") @Min(1) int units,
        @DefaultValue("6") @Min(1) int threads) {}
