package vn.pcmt.console.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What happens to a request without a session or without a right. A form sent after the session ended is answered by a
 * page rather than a redirection: the policy {@code form-action 'self'} stops a redirection of a form to the provider.
 */
@Component
class Entry implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        signIn(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, ServletException {
        if (cause instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null
                && request.getUserPrincipal() == null) {
            signIn(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Sends the browser to the provider, or tells it that the session has ended. */
    static void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        @Nullable String htmx = request.getHeader("HX-Request");
        @Nullable String accept = request.getHeader("Accept");
        if (htmx != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (accept != null && accept.contains("text/event-stream")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (HttpMethod.GET.matches(request.getMethod())) {
            response.sendRedirect(request.getContextPath() + "/oauth2/authorization/" + Identity.REGISTRATION);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            request.getRequestDispatcher("/phien-het-han").forward(request, response);
        }
    }
}
