package vn.pcmt.kit.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may carry.
 *
 * @param maxBody of one request, its length named in advance or not
 */
@ConfigurationProperties("pcmt.web")
record BodyLimit(@DefaultValue("1MB") DataSize maxBody) {
    BodyLimit {
        if (maxBody.toBytes() <= 0) {
            throw new IllegalArgumentException("pcmt.web.max-body must be positive: " + maxBody);
        }
    }
}
