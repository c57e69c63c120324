package vn.pcmt.kit.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.SecretPaths;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.security.RefusedRequests;
import vn.pcmt.kit.web.Sha256;

/** Puts on record what requests do: every command, every refusal, and the reading of what is sensitive. */
final class AuditRequests implements HandlerInterceptor, RefusedRequests {
    private static final String BEGUN = AuditRequests.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int TOKEN_DIGITS = 16;

    private final AuditLog log;
    private final List<PathPattern> sensitive;
    private final SecretPaths secretPaths;
    private final Clock clock;

    AuditRequests(AuditLog log, AuditSettings settings, SecretPaths secretPaths, Clock clock) {
        this.log = log;
        this.sensitive = settings.sensitiveReads().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.secretPaths = secretPaths;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod()) && request.getAttribute(BEGUN) == null) {
            Deed deed = deed(request, Deed.Phase.BEGUN, 0);
            log.writeFirst(deed);
            request.setAttribute(BEGUN, deed);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        int status = response.getStatus();
        if (request.getAttribute(BEGUN) instanceof Deed begun) {
            log.write(begun.ended(clock.instant(), status));
        } else if (status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN) {
            log.write(deed(request, Deed.Phase.REFUSED, status));
        } else if (isSensitive(request)) {
            log.write(deed(request, Deed.Phase.READ, status));
        }
    }

    /** By the filter chain, before any controller was asked. */
    @Override
    public void refused(HttpServletRequest request, int status) {
        log.write(deed(request, Deed.Phase.REFUSED, status));
    }

    private boolean isSensitive(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return sensitive.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private Deed deed(HttpServletRequest request, Deed.Phase phase, int status) {
        Jwt token = SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken bearer
                ? bearer.getToken()
                : null;
        Caller caller = token == null ? null : Caller.of(token);
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = secretPaths.shown(request);
        return new Deed(
                UUID.randomUUID().toString(),
                phase,
                clock.instant(),
                caller == null ? null : caller.id(),
                caller == null ? List.of() : sorted(caller.roles()),
                caller == null ? null : caller.unitKey(),
                token == null ? null : clientOf(token),
                token == null ? null : idOf(token),
                request.getRemoteAddr(),
                request.getMethod() + " " + (pattern == null ? path : pattern),
                path,
                status);
    }

    private static List<String> sorted(Set<OfficerRole> roles) {
        return roles.stream().map(Enum::name).sorted().toList();
    }

    private static @Nullable String clientOf(Jwt token) {
        String party = token.getClaimAsString("azp");
        return party == null ? token.getClaimAsString("client_id") : party;
    }

    /** The token's own id; of a token without one the beginning of its hash, by which it is found but not used. */
    private static String idOf(Jwt token) {
        String id = token.getId();
        return id == null
                ? Sha256.hex(token.getTokenValue().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .substring(0, TOKEN_DIGITS)
                : id;
    }
}
