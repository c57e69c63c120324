package vn.pcmt.notification.channels;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Outcome;

/**
 * Stands before every system that carries messages: no faster than it bears, not while it asks to be left alone, and not
 * again and again while it does not work.
 */
@Component
public class ProviderGuard {

    /**
     * What came of a call.
     *
     * @param works whether the system itself answered; one that refuses a message works
     */
    public record Attempt(Outcome outcome, boolean works) {}

    private record Guards(CircuitBreaker breaker, RateLimiter rate) {}

    /** Longest wait for a turn. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProviderSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Guards> guards = new ConcurrentHashMap<>();
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    ProviderGuard(ProviderSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Calls, or says why not.
     *
     * @param provider name of the system, {@code EMAIL} or {@code WEBHOOK:target}
     */
    public Outcome call(String provider, Supplier<Attempt> attempt) {
        Duration pause = pauseOf(provider);
        if (pause.isPositive()) {
            return new Outcome.TryLater("the other side asked to wait", pause);
        }
        Guards both = guards.computeIfAbsent(provider, this::guards);
        if (!both.breaker().tryAcquirePermission()) {
            return new Outcome.Away("breaker open", settings.open());
        }
        if (!both.rate().acquirePermission()) {
            both.breaker().releasePermission();
            return new Outcome.TryLater("rate limit", PATIENCE);
        }
        long begun = System.nanoTime();
        try {
            Attempt made = attempt.get();
            long took = System.nanoTime() - begun;
            if (made.works()) {
                both.breaker().onSuccess(took, TimeUnit.NANOSECONDS);
            } else {
                both.breaker().onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(provider + " is away"));
            }
            if (made.outcome() instanceof Outcome.TryLater(String cause, Duration wait) && wait.isPositive()) {
                pauses.put(provider, clock.instant().plus(wait));
            }
            return made.outcome();
        } catch (RuntimeException | Error broken) {
            both.breaker().onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, broken);
            throw broken;
        }
    }

    private Duration pauseOf(String provider) {
        Instant until = pauses.get(provider);
        return until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
    }

    private Guards guards(String provider) {
        CircuitBreaker breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.leastCalls())
                        .failureRateThreshold(settings.failurePercent())
                        .waitDurationInOpenState(settings.open())
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .build());
        RateLimiter rate = RateLimiter.of(
                provider,
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.perSecondOf().getOrDefault(provider, settings.perSecond()))
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(PATIENCE)
                        .build());
        meters.gauge(
                "alerts.provider.away",
                List.of(Tag.of("provider", provider)),
                breaker,
                one -> one.getState() == CircuitBreaker.State.CLOSED ? 0 : 1);
        return new Guards(breaker, rate);
    }
}
