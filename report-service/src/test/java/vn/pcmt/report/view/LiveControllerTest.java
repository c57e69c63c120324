package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/** When a line is opened, and for how long. */
class LiveControllerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Caller LEADER = new Caller("lanhdao", "Lãnh đạo", Set.of(OfficerRole.LEADER), "44@2025-07-01");

    @ParameterizedTest(name = "a token for {0} s gives a line of {1} s")
    @CsvSource({"1, 1", "899, 899", "900, 900", "901, 900", "3600, 900"})
    void aLineLivesAsLongAsItsTokenAndAQuarterOfAnHourAtMost(long token, long line) {
        assertThat(open(10, token)).isEqualTo(Duration.ofSeconds(line));
    }

    @Test
    void aTokenThatHasRunOutOpensNoLine() {
        for (long left : new long[] {0, -1, -29}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> open(10, left))
                    .returns(401, refusal -> refusal.kind().status())
                    .returns("token-expired", Refusal::code);
        }
    }

    @Test
    void whenThereAreTooManyLinesTheAnswerIsAProblemThatSaysWhenToComeAgain() {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> open(0, 900))
                .satisfies(full -> {
                    assertThat(full.getStatusCode().value()).isEqualTo(503);
                    assertThat(full.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("30");
                });
    }

    private static Duration open(int connections, long secondsLeft) {
        ViewSettings settings = new ViewSettings(
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                List.of(),
                new ViewSettings.Live(
                        connections,
                        10,
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(15),
                        10,
                        10,
                        Duration.ofSeconds(1)));
        LiveFeed feed = new LiveFeed(settings, new SimpleMeterRegistry(), event -> {});
        feed.begin(new long[] {0});
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuedAt(NOW.minusSeconds(3600))
                .expiresAt(NOW.plusSeconds(secondsLeft))
                .build();
        var controller = new LiveController(
                feed, new AreaAccess(null, null, null), null, settings, Clock.fixed(NOW, ZoneOffset.UTC));
        try {
            var emitter = controller
                    .live(LEADER, token, null, null, new MockHttpServletResponse())
                    .getBody();
            return Duration.ofMillis(emitter.getTimeout());
        } finally {
            feed.closeAll();
        }
    }
}
