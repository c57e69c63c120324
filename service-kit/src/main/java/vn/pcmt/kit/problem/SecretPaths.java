package vn.pcmt.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Addresses that are themselves the permission, for programs that cannot send a token: whoever knows one may read. So
 * they are open, and never written down anywhere: in a log, a trace or an answer stands their pattern.
 */
@ConfigurationProperties("pcmt.web")
public final class SecretPaths {

    private final List<PathPattern> patterns;

    /** @param secretPaths patterns, such as {@code /api/v1/calendar-feeds/{secret}.ics} */
    public SecretPaths(@DefaultValue List<String> secretPaths) {
        this.patterns = secretPaths.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** Their patterns. */
    public List<String> patterns() {
        return patterns.stream().map(PathPattern::getPatternString).toList();
    }

    /** The path of a request, as it may be shown. */
    public String shown(HttpServletRequest request) {
        PathContainer requested = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream()
                .filter(pattern -> pattern.matches(requested))
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElseGet(request::getRequestURI);
    }
}
