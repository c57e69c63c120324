package vn.pcmt.kit.security;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens this service trusts.
 *
 * @param issuer must be the token's {@code iss}
 * @param jwks where the issuer's keys are; fetched when the first token comes
 * @param audience must be among the token's {@code aud}
 * @param clockSkew how far clocks may differ
 */
@ConfigurationProperties("pcmt.security")
public record SecuritySettings(
        URI issuer,
        URI jwks,
        @DefaultValue("pcmt") String audience,
        @DefaultValue("30s") Duration clockSkew) {}
