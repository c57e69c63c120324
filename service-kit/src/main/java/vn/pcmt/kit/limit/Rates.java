package vn.pcmt.kit.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** One bucket for each of those who are counted, forgotten when it has been full for long. In memory, for this node. */
final class Rates {
    private static final int MOST = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    Rates(LimitSettings.Rate rate) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                .build();
        Duration full = Duration.ofSeconds(rate.burst() / rate.perSecond() + 1);
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(full.plusMinutes(1))
                .build(who -> Bucket.builder().addLimit(limit).build());
    }

    /** Takes one; answers how long to wait when there is none, and zero when there was. */
    Duration take(String who) {
        var probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** How long until there is one, without taking it. */
    Duration untilNext(String who) {
        return Duration.ofNanos(buckets.get(who).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }
}
