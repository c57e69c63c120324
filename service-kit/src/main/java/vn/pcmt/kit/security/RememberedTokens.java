package vn.pcmt.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Reads a token and checks its signature once a minute, not with every request that bears it: that costs more than most
 * answers. What it claims, and whether it has expired, is looked at each time. A key that the issuer no longer uses ends
 * that much later, beside the minutes for which its keys are believed anyway.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

    /** @param decoder which checks all of it, also by the validator */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        Jwt seen = known.getIfPresent(token);
        if (seen == null) {
            Jwt read = decoder.decode(token);
            known.put(token, read);
            return read;
        }
        OAuth2TokenValidatorResult checked = validator.validate(seen);
        if (checked.hasErrors()) {
            throw new JwtValidationException("The token is not valid any more", checked.getErrors());
        }
        return seen;
    }
}
