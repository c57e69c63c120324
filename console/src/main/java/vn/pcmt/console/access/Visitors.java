package vn.pcmt.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Visitor}, refreshing the access token where it is about to end. */
@Component
class Visitors implements HandlerMethodArgumentResolver {
    private final OAuth2AuthorizedClientManager clients;

    Visitors(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Visitor resolveArgument(
            MethodParameter parameter,
            @org.jspecify.annotations.Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof OidcUser user)) {
            throw new ClientAuthorizationRequiredException(Identity.REGISTRATION);
        }
        String name = user.getFullName();
        return new Visitor(
                user.getName(),
                name == null ? user.getName() : name,
                roles(user),
                user.getClaimAsString("unit"),
                token(who, request));
    }

    private AccessToken token(Authentication who, NativeWebRequest request) {
        var builder = OAuth2AuthorizeRequest.withClientRegistrationId(Identity.REGISTRATION)
                .principal(who);
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        var servletResponse = request.getNativeResponse(HttpServletResponse.class);
        if (servletRequest != null && servletResponse != null) {
            builder.attribute(HttpServletRequest.class.getName(), servletRequest)
                    .attribute(HttpServletResponse.class.getName(), servletResponse);
        }
        var client = clients.authorize(builder.build());
        if (client == null) {
            throw new ClientAuthorizationRequiredException(Identity.REGISTRATION);
        }
        return new AccessToken(client.getAccessToken().getTokenValue());
    }

    static Set<Role> roles(OidcUser user) {
        var names = user.getClaimAsStringList("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (names != null) {
            Arrays.stream(Role.values())
                    .filter(role -> names.contains(role.name()))
                    .forEach(roles::add);
        }
        return roles;
    }
}
