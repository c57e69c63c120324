package vn.pcmt.kit.problem;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How much a request may carry.
 *
 * @param maxBody of one request, its length named in advance or not
 * @param larger where files are sent, which may be longer than everything else
 */
@ConfigurationProperties("pcmt.web")
record BodyLimit(
        @DefaultValue("1MB") DataSize maxBody, @DefaultValue List<Larger> larger) {

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
        larger = List.copyOf(larger);
    }

    private static void requirePositive(DataSize limit) {
        if (limit.toBytes() <= 0) {
            throw new IllegalArgumentException("pcmt.web: must be positive: " + limit);
        }
    }
}
