package vn.pcmt.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-11-27T01:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final AtomicInteger read = new AtomicInteger();
    private final JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    private final RememberedTokens tokens = new RememberedTokens(this::readAndCheck, times);

    private Jwt readAndCheck(String token) {
        read.incrementAndGet();
        if (!token.equals("signed")) {
            throw new BadJwtException("signature");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .issuedAt(ISSUED)
                .expiresAt(ISSUED.plus(LIFE))
                .build();
    }

    private void itIs(Duration sinceIssued) {
        times.setClock(Clock.fixed(ISSUED.plus(sinceIssued), ZoneOffset.UTC));
    }

    @Test
    void aTokenIsReadOnce() {
        itIs(Duration.ZERO);
        Jwt first = tokens.decode("signed");

        assertThat(tokens.decode("signed")).isEqualTo(first);
        assertThat(read).hasValue(1);
    }

    @Test
    void aTokenThatHasExpiredSinceItWasReadIsRefused() {
        itIs(Duration.ZERO);
        tokens.decode("signed");
        itIs(LIFE.plus(SKEW).plusSeconds(1));

        assertThatThrownBy(() -> tokens.decode("signed")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aTokenThatWasRefusedIsRefusedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(read).hasValue(2);
    }
}
