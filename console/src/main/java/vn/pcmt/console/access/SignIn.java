package vn.pcmt.console.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Begins to sign in at the one provider there is. The path of any other is no page; it would end as a failure. */
@Component
class SignIn implements OAuth2AuthorizationRequestResolver {
    private static final String PATHS = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;
    private final RequestMatcher path =
            PathPatternRequestMatcher.withDefaults().matcher(PATHS + "/" + Identity.REGISTRATION);
    private final OAuth2AuthorizationRequestResolver provider;

    SignIn(ClientRegistrationRepository registrations) {
        this.provider = new DefaultOAuth2AuthorizationRequestResolver(registrations, PATHS);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return path.matches(request) ? provider.resolve(request) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return provider.resolve(request, registration);
    }
}
