package vn.pcmt.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends the provider's session too, else the next visitor of a shared machine would be signed in as the last one. The
 * browser is led there by a {@code Refresh} header: {@code form-action 'self'} forbids to redirect the log-out form.
 */
@Component
class LogoutAtProvider implements LogoutSuccessHandler {
    private final IdentitySettings settings;

    LogoutAtProvider(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        var here = ServletUriComponentsBuilder.fromContextPath(request).path("/da-thoat");
        if (who == null || !(who.getPrincipal() instanceof OidcUser user)) {
            response.sendRedirect(here.toUriString());
            return;
        }
        // The start page sends a visitor without a session to the log-in; it is the address providers know.
        String start =
                ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
        String there = UriComponentsBuilder.fromUri(settings.logoutUri())
                .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", start)
                .encode()
                .toUriString();
        response.setHeader("Refresh", "0; url=" + there);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("<!doctype html><title>…</title><link rel=icon href=data:,>");
    }
}
