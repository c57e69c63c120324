package vn.pcmt.console.services;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services answer, and how long the console waits for them.
 *
 * @param keep how long what is the same for every visitor is kept: periods, the catalogue
 */
@Validated
@ConfigurationProperties("pcmt.services")
record ServiceSettings(
        @NotNull URI plan,
        @NotNull URI report,
        @NotNull URI notification,
        @NotNull Duration connectTimeout,
        @NotNull Duration readTimeout,
        @NotNull Duration keep) {}
