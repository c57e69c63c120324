package vn.pcmt.kit.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How much a request may carry, and how slowly.
 *
 * @param maxBody of one request, its length named in advance or not
 * @param larger where files are sent, which may be longer than everything else
 * @param patience how long a body may take however short it is
 * @param slowest what must have come in each further second; the worst mobile networks are faster
 */
@ConfigurationProperties("pcmt.web")
record BodyLimit(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue List<Larger> larger,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("2KB") DataSize slowest) {

    /** @param path a pattern, such as {@code /api/v1/tasks/{id}/evidence} */
    record Larger(String path, DataSize maxBody) {
        Larger {
            requirePositive(maxBody);
        }

        PathPattern pattern() {
            return PathPatternParser.defaultInstance.parse(path);
        }
    }

    BodyLimit {
        requirePositive(maxBody);
        requirePositive(slowest);
        larger = List.copyOf(larger);
    }

    /** Whether a body is too slow of which so many bytes have come in a time. */
    boolean isTooSlow(long read, Duration taken) {
        return taken.minus(patience).toMillis() * slowest.toBytes() > read * 1000;
    }

    private static void requirePositive(DataSize limit) {
        if (limit.toBytes() <= 0) {
            throw new IllegalArgumentException("pcmt.web: must be positive: " + limit);
        }
    }
}
