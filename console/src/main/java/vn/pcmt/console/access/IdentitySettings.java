package vn.pcmt.console.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The OpenID provider. Its endpoints are given one by one, so that the console starts while the provider is down.
 *
 * @param issuer as in the {@code iss} claim
 * @param logoutUri where a browser ends its session at the provider
 * @param clientId name of this client at the provider
 */
@Validated
@ConfigurationProperties("pcmt.identity")
record IdentitySettings(
        @NotNull URI issuer,
        @NotNull URI authorizationUri,
        @NotNull URI tokenUri,
        @NotNull URI jwkSetUri,
        @NotNull URI logoutUri,
        @NotBlank String clientId,
        @NotBlank String clientSecret) {}
