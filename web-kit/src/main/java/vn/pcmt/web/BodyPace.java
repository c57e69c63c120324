package vn.pcmt.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How slowly the body of a request may come.
 *
 * @param patience how long a body may be waited for however short it is
 * @param slowest what must have come in each further second; the worst mobile networks are faster
 */
@ConfigurationProperties("pcmt.web")
record BodyPace(
        @DefaultValue("30s") Duration patience,
        @DefaultValue("2KB") DataSize slowest) {

    BodyPace {
        if (patience.isNegative() || slowest.toBytes() <= 0) {
            throw new IllegalArgumentException("pcmt.web: must be positive: " + patience + ", " + slowest);
        }
    }

    /** Whether a body is too slow of which so many bytes have come while it was waited for so long. */
    boolean isTooSlow(long read, Duration waited) {
        return waited.minus(patience).toMillis() * slowest.toBytes() > read * 1000;
    }
}
