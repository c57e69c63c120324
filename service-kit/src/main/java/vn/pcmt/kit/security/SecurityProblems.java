package vn.pcmt.kit.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.pcmt.kit.problem.Problems;

/** What the filter chain refuses is a problem like any other, with the challenge that OAuth asks for. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityProblems.class);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final Problems problems;
    private final ObjectProvider<RefusedRequests> listeners;

    SecurityProblems(Problems problems, ObjectProvider<RefusedRequests> listeners) {
        this.problems = problems;
        this.listeners = listeners;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        challenge.commence(request, response, refused);
        String code = isExpired(refused) ? "token-expired" : "unauthenticated";
        LOG.info("Refused a token: {}", code);
        listeners.forEach(listener -> listener.refused(request, response.getStatus()));
        problems.write(response, problems.of(request, response.getStatus(), code, List.of()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        listeners.forEach(listener -> listener.refused(request, 403));
        problems.write(response, problems.of(request, 403, "forbidden", List.of()));
    }

    private static boolean isExpired(Throwable refused) {
        return refused.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .map(error -> String.valueOf(error.getDescription()).toLowerCase(Locale.ROOT))
                        .anyMatch(description -> description.contains("expired"));
    }

    /** While the issuer's keys cannot be fetched no token can be checked: that is nobody's fault who calls. */
    OncePerRequestFilter issuerAway() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                try {
                    chain.doFilter(request, response);
                } catch (AuthenticationServiceException away) {
                    LOG.warn("Tokens cannot be checked: {}", away.toString());
                    response.setHeader("Retry-After", "5");
                    problems.write(response, problems.of(request, 503, "identity-unavailable", List.of()));
                }
            }
        };
    }
}
