package vn.pcmt.console.overview;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the overview is about.
 *
 * @param province key of the province shown
 * @param template report whose figures are shown
 * @param keepUnits how long names and places of units are kept before they are asked for again
 */
@Validated
@ConfigurationProperties("pcmt.overview")
public record OverviewSettings(
        @NotBlank String province,
        @NotBlank String template,
        @NotNull Duration keepUnits) {}
