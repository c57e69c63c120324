package vn.pcmt.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at its next request after its person has signed out everywhere. The browser is led through the
 * provider's log-out as well: with the provider's session left, it would be signed in again without a question. What
 * cannot be led there, a part of a page or a stream of events, is refused and leaves the session for the next page.
 */
final class EndSessions extends OncePerRequestFilter {
    private final Sessions sessions;
    private final LogoutAtProvider logout;

    EndSessions(Sessions sessions, LogoutAtProvider logout) {
        this.sessions = sessions;
        this.logout = logout;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication who =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (session == null
                || who == null
                || !(who.getPrincipal() instanceof OidcUser user)
                || !sessions.ended(request, session, user.getName())) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!accepts(request, "text/html")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            new SecurityContextLogoutHandler().logout(request, response, who);
            logout.onLogoutSuccess(request, response, who);
        }
    }

    private static boolean accepts(HttpServletRequest request, String kind) {
        @Nullable String accept = request.getHeader("Accept");
        return accept == null || accept.contains(kind);
    }
}
